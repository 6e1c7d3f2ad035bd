using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Timers;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>What is asked of reminders and what of it lasts; their ticks are in <see cref="ReminderTickTests"/>, so that two minutes of real time pass side by side.</summary>
public sealed class ReminderTests
{
    [Alias("test.IRemindedGrain")]
    internal interface IRemindedGrain : IGrainWithStringKey
    {
        [Alias("RemindAsync")]
        Task RemindAsync(string name, TimeSpan due, TimeSpan period);

        [Alias("ForgetAsync")]
        Task ForgetAsync(string name);

        [Alias("NamesAsync")]
        Task<string> NamesAsync();

        [Alias("ForgetWithAnOldHandleAsync")]
        Task ForgetWithAnOldHandleAsync(string name);

        [Alias("ForgetTwiceAsync")]
        Task ForgetTwiceAsync(string name);

        [Alias("FailTicksAsync")]
        Task FailTicksAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    /// <summary>What ticked, kept by the test: it outlives activations and hosts.</summary>
    internal sealed class Ticks
    {
        private readonly List<string> _seen = [];

        public bool Fail { get; set; }

        public string Seen
        {
            get
            {
                lock (_seen)
                    return string.Join(' ', _seen);
            }
        }

        public void Add(string tick)
        {
            lock (_seen)
                _seen.Add(tick);
        }
    }

    internal sealed class RemindedGrain(Ticks ticks) : Grain, IRemindedGrain, IRemindable
    {
        public Task RemindAsync(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

        public async Task ForgetAsync(string name) => await this.UnregisterReminder(await this.GetReminder(name) ?? throw new KeyNotFoundException(name));

        public async Task<string> NamesAsync() => string.Join(' ', (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order(StringComparer.Ordinal));

        public async Task ForgetWithAnOldHandleAsync(string name)
        {
            var old = await this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
            await this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(2), TimeSpan.FromHours(2));
            await this.UnregisterReminder(old);
        }

        public async Task ForgetTwiceAsync(string name)
        {
            var reminder = await this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
            await this.UnregisterReminder(reminder);
            await this.UnregisterReminder(reminder);
        }

        public Task FailTicksAsync()
        {
            ticks.Fail = true;
            return Task.CompletedTask;
        }

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task ReceiveReminder(string reminderName, TickStatus status)
        {
            ticks.Add($"{reminderName}{RequestContext.Get("who")}");
            return ticks.Fail ? throw new InvalidOperationException("a tick fails") : Task.CompletedTask;
        }
    }

    internal static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal static Task<EngineHost> StartAsync(Ticks ticks) => EngineHost.StartAsync(silo => silo.Services.AddSingleton(ticks));

    [Fact]
    public async Task A_reminder_survives_the_host_and_goes_on_at_its_next_time_without_making_up_for_what_it_missed()
    {
        var ticks = new Ticks();
        var first = await StartAsync(ticks);
        await first.Grains.GetGrain<IRemindedGrain>("a").RemindAsync("r", Minute / 4, Minute);
        await first.StopAsync();

        // Due while nobody ran.
        await first.PassAsync(Minute / 2);
        await using var next = await first.RestartAsync();
        Assert.Equal("", ticks.Seen);
        await next.PassUntilAsync(Minute / 8, () => Task.FromResult(ticks.Seen.Length > 0));

        Assert.Equal("r", ticks.Seen);
        Assert.Equal("r", await next.Grains.GetGrain<IRemindedGrain>("a").NamesAsync());
    }

    [Fact]
    public async Task A_reminder_registered_again_goes_by_its_new_times_and_a_forgotten_one_is_silent()
    {
        var ticks = new Ticks();
        await using var host = await StartAsync(ticks);
        var grain = host.Grains.GetGrain<IRemindedGrain>("a");
        await grain.RemindAsync("moved", Minute / 4, Minute);
        await grain.RemindAsync("gone", Minute / 4, Minute);
        await grain.RemindAsync("moved", Minute / 2, Minute);
        await grain.ForgetAsync("gone");
        Assert.Equal("moved", await grain.NamesAsync());

        await host.PassAsync(Minute / 3);
        Assert.Equal("moved", await grain.NamesAsync());
        Assert.Equal("", ticks.Seen);
        await host.PassAsync(Minute / 4);
        await EngineHost.UntilAsync(() => ticks.Seen == "moved");
    }

    [Fact]
    public async Task An_old_handle_does_not_remove_a_reminder_that_was_registered_since()
    {
        await using var host = await StartAsync(new Ticks());
        var grain = host.Grains.GetGrain<IRemindedGrain>("a");

        await Assert.ThrowsAsync<ReminderException>(() => grain.ForgetWithAnOldHandleAsync("r"));
        Assert.Equal("r", await grain.NamesAsync());
    }

    [Fact]
    public async Task Removing_a_reminder_twice_is_fine()
    {
        await using var host = await StartAsync(new Ticks());
        var grain = host.Grains.GetGrain<IRemindedGrain>("a");

        await grain.ForgetTwiceAsync("r");
        Assert.Equal("", await grain.NamesAsync());
    }

    [Fact]
    public async Task Times_that_no_reminder_may_have_are_refused()
    {
        await using var host = await StartAsync(new Ticks());
        var grain = host.Grains.GetGrain<IRemindedGrain>("hasty");

        await Assert.ThrowsAsync<ArgumentException>(() => grain.RemindAsync("often", TimeSpan.Zero, TimeSpan.FromSeconds(59)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.RemindAsync("never", Timeout.InfiniteTimeSpan, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.RemindAsync("once", Minute, Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<ArgumentNullException>(() => grain.RemindAsync("", Minute, Minute));
        Assert.Equal("", await grain.NamesAsync());
    }

    [Fact]
    public async Task Only_grains_have_reminders()
    {
        await using var host = await StartAsync(new Ticks());
        var registry = host.Services.GetRequiredService<IReminderRegistry>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => registry.RegisterOrUpdateReminder(GrainId.Create("reminded", "a"), "r", Minute, Minute));
    }
}
