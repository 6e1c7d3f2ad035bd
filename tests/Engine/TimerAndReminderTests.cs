using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace StudyMate.EngineTests;

public sealed class TimerAndReminderTests
{
    [Alias("test.IClockGrain")]
    internal interface IClockGrain : IGrainWithStringKey
    {
        [Alias("StartTimerAsync")]
        Task StartTimerAsync(TimeSpan due, TimeSpan period);

        [Alias("TicksAsync"), AlwaysInterleave]
        Task<int> TicksAsync();

        [Alias("LeakedAsync")]
        Task<string> LeakedAsync();

        [Alias("RemindAsync")]
        Task RemindAsync(string name, TimeSpan due, TimeSpan period);

        [Alias("ForgetAsync")]
        Task ForgetAsync(string name);

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    internal sealed class ClockGrain : Grain, IClockGrain, IRemindable
    {
        private int _ticks;
        private string _leaked = "";

        public Task StartTimerAsync(TimeSpan due, TimeSpan period)
        {
            this.RegisterGrainTimer(
                () =>
                {
                    Tick();
                    return Task.CompletedTask;
                },
                due,
                period);
            return Task.CompletedTask;
        }

        public Task<int> TicksAsync() => Task.FromResult(_ticks);

        public Task<string> LeakedAsync() => Task.FromResult(_leaked);

        public Task RemindAsync(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

        public async Task ForgetAsync(string name)
        {
            if (await this.GetReminder(name) is { } reminder)
                await this.UnregisterReminder(reminder);
        }

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task ReceiveReminder(string reminderName, TickStatus status)
        {
            Tick();
            return Task.CompletedTask;
        }

        private void Tick()
        {
            _ticks++;
            _leaked += RequestContext.Get("who");
        }
    }

    [Fact]
    public async Task A_timer_ticks_at_its_due_time_and_then_once_per_period_without_the_context_of_its_maker()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IClockGrain>("timer");
        RequestContext.Set("who", "me");
        await grain.StartTimerAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));

        host.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, await grain.TicksAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.UntilAsync(async () => await grain.TicksAsync() == 1);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.UntilAsync(async () => await grain.TicksAsync() == 2);
        Assert.Equal("", await grain.LeakedAsync());
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IClockGrain>("ending");
        await grain.StartTimerAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        await grain.LeaveAsync();

        Assert.Equal(0, await grain.TicksAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await grain.TicksAsync());
    }

    [Fact]
    public async Task A_reminder_wakes_a_grain_that_has_left_and_carries_no_context()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IClockGrain>("reminded");
        RequestContext.Set("who", "me");
        await grain.RemindAsync("daily", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        await grain.LeaveAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.UntilAsync(async () => await grain.TicksAsync() == 1);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.UntilAsync(async () => await grain.TicksAsync() == 2);
        Assert.Equal("", await grain.LeakedAsync());

        await grain.ForgetAsync("daily");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, await grain.TicksAsync());
    }

    [Fact]
    public async Task A_reminder_survives_the_host_and_goes_on_at_its_next_time()
    {
        IReminderTable table;
        await using (var host = await EngineHost.StartAsync())
        {
            table = host.Services.GetRequiredService<IReminderTable>();
            await host.Grains.GetGrain<IClockGrain>("durable").RemindAsync("daily", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        }

        await using var next = await EngineHost.StartAsync(silo => silo.Services.AddSingleton(table));
        var grain = next.Grains.GetGrain<IClockGrain>("durable");
        next.Clock.Advance(TimeSpan.FromMinutes(1));
        await next.UntilAsync(async () => await grain.TicksAsync() == 1);
    }

    [Fact]
    public async Task A_reminder_more_often_than_once_a_minute_is_refused()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IClockGrain>("hasty");

        await Assert.ThrowsAsync<ArgumentException>(() => grain.RemindAsync("often", TimeSpan.Zero, TimeSpan.FromSeconds(59)));
    }
}
