using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>Timers of one activation, by a clock that the test moves.</summary>
[Collection(OrleansCluster.Name)]
public sealed class TimerTests(OrleansCluster cluster)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Alias("test.ITimerGrain")]
    internal interface ITimerGrain : IGrainWithStringKey
    {
        [Alias("StartAsync")]
        Task StartAsync(TimeSpan due, TimeSpan period);

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

        /// <summary>Holds a call inside of the grain.</summary>
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
        private TaskCompletionSource? _hold;
        private IGrainTimer? _timer;
        private string _seen = "";
        private bool _fail;

        public Task StartAsync(TimeSpan due, TimeSpan period)
        {
            _timer = this.RegisterGrainTimer(TickAsync, due, period);
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

        public async Task WaitAsync()
        {
            _seen += "w";
            await _hold!.Task;
        }

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

    private ITimerGrain Grain(string key) => cluster.Grains.GetGrain<ITimerGrain>(key);

    private static Task SeenAsync(ITimerGrain grain, string seen) => Wait.UntilAsync(async () => await grain.SeenAsync() == seen);

    /// <summary>A tick that has ended is wound up again a little later: the clock moves on until that shows.</summary>
    private Task SeenLaterAsync(ITimerGrain grain, string seen) =>
        cluster.Cluster.PassUntilAsync(Second, async () => (await grain.SeenAsync()).StartsWith(seen, StringComparison.Ordinal));

    [Fact]
    public async Task A_timer_ticks_at_its_due_time_and_then_once_per_period_without_the_context_of_its_maker()
    {
        var grain = Grain("ticks");
        RequestContext.Set("who", "me");
        await grain.StartAsync(3 * Second, 5 * Second);

        cluster.Clock.Advance(2 * Second);
        (await grain.SeenAsync()).Should().Be("");
        cluster.Clock.Advance(Second);
        await SeenAsync(grain, "be");
        await SeenLaterAsync(grain, "bebe");
    }

    [Fact]
    public async Task A_timer_without_a_due_time_ticks_at_once()
    {
        await Grain("at once").StartAsync(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await SeenLaterAsync(Grain("at once"), "be");
    }

    [Fact]
    public async Task Ticks_do_not_overlap_and_the_next_one_comes_a_period_after_the_end_of_the_last()
    {
        var grain = Grain("long");
        await grain.HoldTicksAsync();
        await grain.StartAsync(Second, 20 * Second);
        cluster.Clock.Advance(Second);
        await SeenAsync(grain, "b");

        cluster.Clock.Advance(50 * Second);
        await grain.LetTicksGoAsync();
        await SeenAsync(grain, "be");
        cluster.Clock.Advance(10 * Second);
        (await grain.SeenAsync()).Should().Be("be");
        await SeenLaterAsync(grain, "bebe");
    }

    [Fact]
    public async Task A_tick_waits_for_the_running_call()
    {
        var grain = Grain("polite");
        await grain.HoldTicksAsync();
        await grain.StartAsync(Second, Timeout.InfiniteTimeSpan);
        var waits = grain.WaitAsync();
        await SeenAsync(grain, "w");

        cluster.Clock.Advance(Second);
        (await grain.SeenAsync()).Should().Be("w");
        await grain.LetTicksGoAsync();

        await waits;
        await SeenAsync(grain, "wbe");
    }

    [Fact]
    public async Task A_failing_tick_does_not_end_the_timer()
    {
        var grain = Grain("failing");
        await grain.FailTicksAsync();
        await grain.StartAsync(Second, Second);

        await SeenLaterAsync(grain, "bb");
    }

    [Fact]
    public async Task A_changed_timer_starts_over_and_a_disposed_one_is_silent_and_cancels_its_tick()
    {
        var grain = Grain("changed");
        await grain.StartAsync(100 * Second, 100 * Second);
        await grain.ChangeAsync(2 * Second, 100 * Second);
        cluster.Clock.Advance(2 * Second);
        await SeenAsync(grain, "be");

        await grain.HoldTicksAsync();
        await SeenLaterAsync(grain, "beb");
        await grain.StopAsync();
        await grain.LetTicksGoAsync();
        await SeenAsync(grain, "bebc");
        cluster.Clock.Advance(300 * Second);
        (await grain.SeenAsync()).Should().Be("bebc");
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        var grain = Grain("ending");
        await grain.StartAsync(Second, Second);
        await grain.LeaveAsync();

        (await grain.SeenAsync()).Should().Be("");
        cluster.Clock.Advance(5 * Second);
        (await grain.SeenAsync()).Should().Be("");
    }
}
