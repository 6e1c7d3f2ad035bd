using Orleans.Runtime;
using StudyMate.Infrastructure;
using static StudyMate.EngineTests.ReminderTests;

namespace StudyMate.EngineTests;

/// <summary>When reminders tick, and what happens when a tick fails.</summary>
public sealed class ReminderTickTests
{
    [Fact]
    public async Task A_reminder_wakes_a_grain_that_has_left_and_carries_no_context()
    {
        var ticks = new Ticks();
        await using var host = await StartAsync(ticks);
        var grain = host.Grains.GetGrain<IRemindedGrain>("a");
        RequestContext.Set("who", "me");
        await grain.RemindAsync("r", Minute / 4, Minute);
        await grain.LeaveAsync();

        await host.PassAsync(Minute / 4);
        await EngineHost.UntilAsync(() => ticks.Seen == "r");
        await host.PassAsync(Minute);
        await EngineHost.UntilAsync(() => ticks.Seen == "r r");
    }

    [Fact]
    public async Task A_failing_tick_is_not_repeated_and_the_next_one_comes_at_its_time()
    {
        var ticks = new Ticks();
        await using var host = await StartAsync(ticks);
        var grain = host.Grains.GetGrain<IRemindedGrain>("a");
        await grain.FailTicksAsync();
        await grain.RemindAsync("r", Minute / 4, Minute);

        await host.PassAsync(Minute / 4);
        await EngineHost.UntilAsync(() => ticks.Seen == "r");
        await host.PassAsync(Minute / 4);
        Assert.Equal("r", ticks.Seen);
        await host.PassUntilAsync(Minute / 8, () => Task.FromResult(ticks.Seen == "r r"));
    }
}
