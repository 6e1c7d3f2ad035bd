using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class TimerTests
{
    [Alias("test.ITimerGrain")]
    internal interface ITimerGrain : IGrainWithStringKey
    {
        [Alias("StartAsync")]
        Task StartAsync(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

        [Alias("ChangeAsync"), AlwaysInterleave]
        Task ChangeAsync(TimeSpan due, TimeSpan period);

        [Alias("StopAsync"), AlwaysInterleave]
        Task StopAsync();

        [Alias("HoldTicksAsync"), AlwaysInterleave]
        Task HoldTicksAsync();

        [Alias("LetTicksGoAsync"), AlwaysInterleave]
        Task LetTicksGoAsync();

        [Alias("FailTicksAsync")]
        Task FailTicksAsync();

        [Alias("WaitAsync")]
        Task WaitAsync();

        [Alias("SeenAsync"), AlwaysInterleave]
        Task<string> SeenAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    /// <summary>Writes down <c>b</c> and <c>e</c> for begin and end of a tick, <c>c</c> when its token was cancelled, and what context it found.</summary>
    internal sealed class TimerGrain : Grain, ITimerGrain
    {
        private readonly TaskCompletionSource _never = new();
        private TaskCompletionSource? _hold;
        private IGrainTimer? _timer;
        private string _seen = "";
        private bool _fail;

        public Task StartAsync(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
        {
            _timer = this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(due, period) { Interleave = interleave, KeepAlive = keepAlive });
            return Task.CompletedTask;
        }

        public Task ChangeAsync(TimeSpan due, TimeSpan period)
        {
            _timer!.Change(due, period);
            return Task.CompletedTask;
        }

        public Task StopAsync()
        {
            _timer!.Dispose();
            return Task.CompletedTask;
        }

        public Task HoldTicksAsync()
        {
            _hold = new TaskCompletionSource();
            return Task.CompletedTask;
        }

        public Task LetTicksGoAsync()
        {
            var hold = _hold;
            _hold = null;
            hold!.SetResult();
            return Task.CompletedTask;
        }

        public Task FailTicksAsync()
        {
            _fail = true;
            return Task.CompletedTask;
        }

        public Task WaitAsync() => Task.WhenAny(_never.Task, _hold!.Task);

        public Task<string> SeenAsync() => Task.FromResult(_seen);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        private async Task TickAsync(CancellationToken token)
        {
            _seen += $"b{RequestContext.Get("who")}";
            if (_fail)
                throw new InvalidOperationException("a tick fails");
            if (_hold is { } hold)
                await hold.Task;
            _seen += token.IsCancellationRequested ? "c" : "e";
        }
    }

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static Task UntilSeenAsync(ITimerGrain grain, string seen) => EngineHost.UntilAsync(async () => await grain.SeenAsync() == seen);

    [Fact]
    public async Task A_timer_ticks_at_its_due_time_and_then_once_per_period_without_the_context_of_its_maker()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("ticks");
        RequestContext.Set("who", "me");
        await grain.StartAsync(3 * Second, 5 * Second, interleave: false, keepAlive: false);

        await host.PassAsync(2 * Second);
        Assert.Equal("", await grain.SeenAsync());
        await host.PassAsync(Second);
        await UntilSeenAsync(grain, "be");
        await host.PassAsync(5 * Second);
        await UntilSeenAsync(grain, "bebe");
    }

    [Fact]
    public async Task A_timer_without_a_due_time_ticks_at_once_and_one_that_waits_for_ever_not_at_all()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("at-once");
        var other = host.Grains.GetGrain<ITimerGrain>("never");

        await grain.StartAsync(TimeSpan.Zero, Timeout.InfiniteTimeSpan, interleave: false, keepAlive: false);
        await other.StartAsync(Timeout.InfiniteTimeSpan, Second, interleave: false, keepAlive: false);
        await UntilSeenAsync(grain, "be");
        await host.PassAsync(5 * Second);

        Assert.Equal("be", await grain.SeenAsync());
        Assert.Equal("", await other.SeenAsync());
    }

    [Fact]
    public async Task Ticks_do_not_overlap_and_the_next_one_comes_a_period_after_the_end_of_the_last()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("long");
        await grain.HoldTicksAsync();
        await grain.StartAsync(Second, 2 * Second, interleave: true, keepAlive: false);
        await host.PassAsync(Second);
        await UntilSeenAsync(grain, "b");

        await host.PassAsync(5 * Second);
        Assert.Equal("b", await grain.SeenAsync());
        await grain.LetTicksGoAsync();
        await UntilSeenAsync(grain, "be");
        await host.PassAsync(Second);
        Assert.Equal("be", await grain.SeenAsync());
        await host.PassAsync(Second);
        await UntilSeenAsync(grain, "bebe");
    }

    [Fact]
    public async Task A_tick_waits_for_the_running_call_unless_it_may_interleave()
    {
        await using var host = await EngineHost.StartAsync();
        var polite = host.Grains.GetGrain<ITimerGrain>("polite");
        var hasty = host.Grains.GetGrain<ITimerGrain>("hasty");
        foreach (var (grain, interleave) in new[] { (polite, false), (hasty, true) })
            await grain.StartAsync(Second, Timeout.InfiniteTimeSpan, interleave, keepAlive: false);
        await polite.HoldTicksAsync();
        await hasty.HoldTicksAsync();
        var waits = Task.WhenAll(polite.WaitAsync(), hasty.WaitAsync());

        await host.PassAsync(Second);
        await UntilSeenAsync(hasty, "b");
        Assert.Equal("", await polite.SeenAsync());

        await polite.LetTicksGoAsync();
        await hasty.LetTicksGoAsync();
        await waits;
        await UntilSeenAsync(polite, "be");
        await UntilSeenAsync(hasty, "be");
    }

    [Fact]
    public async Task A_failing_tick_does_not_end_the_timer()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("failing");
        await grain.FailTicksAsync();
        await grain.StartAsync(Second, Second, interleave: false, keepAlive: false);

        await host.PassUntilAsync(Second, async () => (await grain.SeenAsync()).StartsWith("bb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_timer_starts_over_and_a_disposed_one_is_silent_and_cancels_its_tick()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("changed");
        await grain.StartAsync(100 * Second, 100 * Second, interleave: false, keepAlive: false);
        await grain.ChangeAsync(2 * Second, Timeout.InfiniteTimeSpan);

        await host.PassAsync(2 * Second);
        await UntilSeenAsync(grain, "be");
        await host.PassAsync(5 * Second);
        Assert.Equal("be", await grain.SeenAsync());

        await grain.HoldTicksAsync();
        await grain.ChangeAsync(Second, Second);
        await host.PassAsync(Second);
        await UntilSeenAsync(grain, "beb");
        await grain.StopAsync();
        await grain.LetTicksGoAsync();
        await UntilSeenAsync(grain, "bebc");
        await host.PassAsync(5 * Second);
        Assert.Equal("bebc", await grain.SeenAsync());
    }

    [Fact]
    public async Task A_timer_changed_during_its_tick_goes_by_the_change_when_the_tick_has_ended()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("within");
        await grain.HoldTicksAsync();
        await grain.StartAsync(Second, 100 * Second, interleave: false, keepAlive: false);
        await host.PassAsync(Second);
        await UntilSeenAsync(grain, "b");

        await grain.ChangeAsync(3 * Second, Timeout.InfiniteTimeSpan);
        await host.PassAsync(4 * Second);
        Assert.Equal("b", await grain.SeenAsync());
        await grain.LetTicksGoAsync();
        await UntilSeenAsync(grain, "be");
        await host.PassAsync(3 * Second);
        await UntilSeenAsync(grain, "bebe");
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("ending");
        await grain.StartAsync(Second, Second, interleave: false, keepAlive: false);
        await grain.LeaveAsync();

        Assert.Equal("", await grain.SeenAsync());
        await host.PassAsync(5 * Second);
        Assert.Equal("", await grain.SeenAsync());
    }

    [Fact]
    public async Task A_time_that_no_timer_can_wait_for_is_refused()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ITimerGrain>("odd");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.StartAsync(TimeSpan.FromSeconds(-2), Second, interleave: false, keepAlive: false));
    }
}
