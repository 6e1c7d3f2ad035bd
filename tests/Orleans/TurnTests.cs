using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>One call at a time: what lets grains be written without locks.</summary>
[Collection(OrleansCluster.Name)]
public sealed class TurnTests(OrleansCluster cluster)
{
    [Alias("test.IGateGrain")]
    internal interface IGateGrain : IGrainWithStringKey
    {
        [Alias("WaitAsync")]
        Task<int> WaitAsync();

        [Alias("CountAsync")]
        Task<int> CountAsync();

        [Alias("OpenAsync"), AlwaysInterleave]
        Task OpenAsync();

        /// <summary>How many calls wait at the gate.</summary>
        [Alias("InsideAsync"), AlwaysInterleave]
        Task<int> InsideAsync();

        [Alias("ContinuesInTurnAsync")]
        Task<bool> ContinuesInTurnAsync();

        [Alias("IncrementSlowlyAsync")]
        Task<int> IncrementSlowlyAsync();

        [Alias("LeaveWorkBehindAsync")]
        Task LeaveWorkBehindAsync(int steps);
    }

    internal sealed class GateGrain : Grain, IGateGrain
    {
        private readonly TaskCompletionSource _gate = new();
        private int _count;
        private int _inside;

        public async Task<int> WaitAsync()
        {
            _inside++;
            await _gate.Task;
            return _count;
        }

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task OpenAsync()
        {
            _gate.TrySetResult();
            return Task.CompletedTask;
        }

        public Task<int> InsideAsync() => Task.FromResult(_inside);

        public async Task<bool> ContinuesInTurnAsync()
        {
            var scheduler = TaskScheduler.Current;
            await Task.Yield();
            var afterYield = TaskScheduler.Current;
            await Task.Run(() => { });
            return scheduler != TaskScheduler.Default && scheduler == afterYield && scheduler == TaskScheduler.Current;
        }

        public async Task<int> IncrementSlowlyAsync()
        {
            var seen = _count;
            await Task.Yield();
            await Task.Run(() => { });
            return _count = seen + 1;
        }

        // Two pieces of work that nobody waits for; a lost update would show that they ran at the same time.
        public Task LeaveWorkBehindAsync(int steps)
        {
            _ = StepAsync();
            _ = StepAsync();
            return Task.CompletedTask;

            async Task StepAsync()
            {
                for (var step = 0; step < steps; step++)
                {
                    var seen = _count;
                    Thread.SpinWait(20);
                    _count = seen + 1;
                    await Task.Yield();
                }
            }
        }
    }

    [Fact]
    public async Task Calls_of_many_callers_run_one_at_a_time_across_their_awaits()
    {
        var grain = cluster.Grains.GetGrain<IGateGrain>("turns");

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.IncrementSlowlyAsync()));

        results.Order().Should().Equal(Enumerable.Range(1, 200));
    }

    [Fact]
    public async Task Continuations_come_back_to_the_scheduler_of_the_grain() =>
        (await cluster.Grains.GetGrain<IGateGrain>("scheduler").ContinuesInTurnAsync()).Should().BeTrue();

    [Fact]
    public async Task Calls_wait_for_the_running_one_and_each_runs_once()
    {
        var grain = cluster.Grains.GetGrain<IGateGrain>("queue");

        var waiting = grain.WaitAsync();
        await Wait.UntilAsync(async () => await grain.InsideAsync() == 1);
        var counts = Enumerable.Range(0, 100).Select(_ => grain.CountAsync()).ToArray();
        await grain.OpenAsync();

        (await waiting).Should().Be(0);
        // In which order nobody promises.
        (await Task.WhenAll(counts)).Order().Should().Equal(Enumerable.Range(1, 100));
    }

    [Fact]
    public async Task What_a_method_leaves_behind_still_runs_in_turns_of_its_grain()
    {
        var grain = cluster.Grains.GetGrain<IGateGrain>("behind");

        await grain.LeaveWorkBehindAsync(1000);
        await Wait.UntilAsync(async () => await grain.CountAsync() >= 2001);
    }
}
