using Orleans;
using Orleans.Concurrency;

namespace StudyMate.Simulation;

/// <summary>One thing at a time, and who may enter beside whom.</summary>
public sealed class TurnTests
{
    internal interface IGate : IGrainWithStringKey
    {
        Task<int> WaitAsync();

        Task<int> CountAsync();

        Task<int> CountSlowlyAsync();

        Task<bool> ContinuesInTurnAsync();

        [AlwaysInterleave]
        Task<int> InsideAsync();

        [AlwaysInterleave]
        Task OpenAsync();
    }

    internal interface IGateGrain : IGate;

    internal interface IRevolvingGrain : IGate;

    internal interface IWorkerGrain : IGate;

    internal abstract class Gate : Grain, IGate
    {
        private readonly TaskCompletionSource _gate = new();
        private int _count;
        private int _inside;

        public async Task<int> WaitAsync()
        {
            _inside++;
            await _gate.Task;
            return _inside;
        }

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public async Task<int> CountSlowlyAsync()
        {
            var seen = _count;
            await Task.Yield();
            return _count = seen + 1;
        }

        public async Task<bool> ContinuesInTurnAsync()
        {
            var scheduler = TaskScheduler.Current;
            await Task.Yield();
            return scheduler is Activation && TaskScheduler.Current == scheduler;
        }

        public Task<int> InsideAsync() => Task.FromResult(_inside);

        public Task OpenAsync()
        {
            _gate.TrySetResult();
            return Task.CompletedTask;
        }
    }

    internal sealed class GateGrain : Gate, IGateGrain;

    [Reentrant]
    internal sealed class RevolvingGrain : Gate, IRevolvingGrain;

    [StatelessWorker(2)]
    internal sealed class WorkerGrain : Gate, IWorkerGrain;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Calls_run_one_at_a_time_across_their_awaits(int seed)
    {
        using var silo = new TestSilo(seed);
        var gate = silo.Grain<IGateGrain>("gate");
        var counts = silo.Do(() => Task.WhenAll(Enumerable.Range(0, 50).Select(_ => gate.CountSlowlyAsync())));
        counts.Order().Should().Equal(Enumerable.Range(1, 50));
    }

    [Fact]
    public void What_a_grain_awaits_comes_back_to_its_turns()
    {
        using var silo = new TestSilo();
        silo.Do(() => silo.Grain<IGateGrain>("gate").ContinuesInTurnAsync()).Should().BeTrue();
    }

    [Fact]
    public void A_call_waits_for_the_running_one_unless_it_interleaves()
    {
        using var silo = new TestSilo();
        var gate = silo.Grain<IGateGrain>("gate");
        var waiting = silo.Begin(gate.WaitAsync);
        var counting = silo.Begin(gate.CountAsync);
        silo.PassTime(TimeSpan.FromSeconds(1));
        (silo.Do(gate.InsideAsync), waiting.IsCompleted && counting.IsCompleted).Should().Be((1, false));
        silo.Do(gate.OpenAsync);
        (silo.Drive(waiting), silo.Drive(counting)).Should().Be((1, 1));
    }

    [Fact]
    public void Every_call_enters_a_reentrant_grain()
    {
        using var silo = new TestSilo();
        var gate = silo.Grain<IRevolvingGrain>("gate");
        var waiting = silo.Begin(gate.WaitAsync);
        silo.PassTime(TimeSpan.FromSeconds(1));
        silo.Do(gate.CountAsync).Should().Be(1);
        waiting.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public void Stateless_workers_serve_side_by_side_up_to_their_number()
    {
        using var silo = new TestSilo();
        var gate = silo.Grain<IWorkerGrain>("gate");
        _ = silo.Begin(gate.WaitAsync);
        silo.PassTime(TimeSpan.FromSeconds(1));
        silo.Do(gate.CountAsync).Should().Be(1);
        _ = silo.Begin(gate.WaitAsync);
        silo.PassTime(TimeSpan.FromSeconds(1));
        var third = silo.Begin(gate.CountAsync);
        silo.PassTime(TimeSpan.FromSeconds(1));
        third.IsCompleted.Should().BeFalse();
    }
}
