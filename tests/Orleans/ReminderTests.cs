using Orleans;
using Orleans.Runtime;

namespace StudyMate.OrleansTests;

/// <summary>Promises with a date. That they outlive the silo that they were given on is tested on the databases.</summary>
[Collection(OrleansCluster.Name)]
public sealed class ReminderTests(OrleansCluster cluster)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

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

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    internal sealed class RemindedGrain(Diary diary) : Grain, IRemindedGrain, IRemindable
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

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task ReceiveReminder(string reminderName, TickStatus status)
        {
            diary.Add(this.GetPrimaryKeyString(), $"{reminderName}{RequestContext.Get("who")}");
            return reminderName == "failing" ? throw new InvalidOperationException("a tick fails") : Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_reminder_wakes_a_grain_that_has_left_once_per_period_and_carries_no_context()
    {
        var grain = cluster.Grains.GetGrain<IRemindedGrain>("woken");
        RequestContext.Set("who", "me");
        await grain.RemindAsync("r", Minute / 4, Minute);
        await grain.LeaveAsync();

        await TickedAsync("woken", "r");
        await TickedAsync("woken", "r", "r");
    }

    [Fact]
    public async Task A_failing_tick_is_not_repeated_and_the_next_one_comes_at_its_time()
    {
        var began = cluster.Clock.GetUtcNow();
        await cluster.Grains.GetGrain<IRemindedGrain>("failing").RemindAsync("failing", Minute / 4, 10 * Minute);

        await TickedAsync("failing", "failing");
        await TickedAsync("failing", "failing", "failing");

        (cluster.Clock.GetUtcNow() - began).Should().BeGreaterThanOrEqualTo(10 * Minute, "The tick that failed was repeated.");
    }

    [Fact]
    public async Task A_reminder_registered_again_goes_by_its_new_times_and_a_forgotten_one_is_silent()
    {
        var grain = cluster.Grains.GetGrain<IRemindedGrain>("moved");
        await grain.RemindAsync("moved", Minute, 10 * Minute);
        await grain.RemindAsync("gone", Minute, 10 * Minute);
        await grain.RemindAsync("moved", 3 * Minute, 10 * Minute);
        await grain.ForgetAsync("gone");
        (await grain.NamesAsync()).Should().Be("moved");
        var began = cluster.Clock.GetUtcNow();

        await TickedAsync("moved", "moved");

        (cluster.Clock.GetUtcNow() - began).Should().BeGreaterThanOrEqualTo(3 * Minute, "It went by its old time.");
    }

    [Fact]
    public async Task An_old_handle_does_not_remove_a_reminder_that_was_registered_since()
    {
        var grain = cluster.Grains.GetGrain<IRemindedGrain>("old handle");

        await FluentActions.Awaiting(() => grain.ForgetWithAnOldHandleAsync("r")).Should().ThrowExactlyAsync<ReminderException>();
        (await grain.NamesAsync()).Should().Be("r");
    }

    [Fact]
    public async Task Removing_a_reminder_twice_is_fine()
    {
        var grain = cluster.Grains.GetGrain<IRemindedGrain>("twice");

        await grain.ForgetTwiceAsync("r");
        (await grain.NamesAsync()).Should().Be("");
    }

    [Fact]
    public async Task Less_than_a_minute_is_no_period()
    {
        var grain = cluster.Grains.GetGrain<IRemindedGrain>("hasty");

        await FluentActions.Awaiting(() => grain.RemindAsync("often", TimeSpan.Zero, TimeSpan.FromSeconds(59))).Should().ThrowExactlyAsync<ArgumentException>();
        (await grain.NamesAsync()).Should().Be("");
    }

    private Task TickedAsync(string grain, params string[] ticks) =>
        cluster.Cluster.PassUntilAsync(Minute / 4, () => Task.FromResult(cluster.Diary.Of(grain).SequenceEqual(ticks, StringComparer.Ordinal)));
}
