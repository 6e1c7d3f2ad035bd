using Orleans;
using Orleans.Concurrency;

namespace StudyMate.EngineTests;

public sealed class TurnTests
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

        [Alias("ReadAsync"), ReadOnly]
        Task<int> ReadAsync();

        [Alias("ContinuesInTurnAsync")]
        Task<bool> ContinuesInTurnAsync();

        [Alias("IncrementSlowlyAsync")]
        Task<int> IncrementSlowlyAsync();

        [Alias("CallBackAsync")]
        Task<string> CallBackAsync(string other, bool allow);

        [Alias("CallAsync")]
        Task<int> CallAsync(string other);
    }

    internal sealed class GateGrain : Grain, IGateGrain
    {
        private readonly TaskCompletionSource _gate = new();
        private int _count;
        private int _readers;

        public async Task<int> WaitAsync()
        {
            await _gate.Task;
            return _count;
        }

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task OpenAsync()
        {
            _gate.TrySetResult();
            return Task.CompletedTask;
        }

        public async Task<int> ReadAsync()
        {
            _readers++;
            await _gate.Task;
            return _readers;
        }

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

        public async Task<string> CallBackAsync(string other, bool allow)
        {
            using var section = allow ? Orleans.Runtime.RequestContext.AllowCallChainReentrancy() : default;
            return $"back with {await GrainFactory.GetGrain<IGateGrain>(other).CallAsync(this.GetPrimaryKeyString())}";
        }

        public Task<int> CallAsync(string other) => GrainFactory.GetGrain<IGateGrain>(other).CountAsync();
    }

    [Fact]
    public async Task Calls_of_many_callers_run_one_at_a_time_across_their_awaits()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IGateGrain>("turns");

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.IncrementSlowlyAsync()));

        Assert.Equal(Enumerable.Range(1, 200), results.Order());
    }

    [Fact]
    public async Task Continuations_come_back_to_the_scheduler_of_the_grain()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.True(await host.Grains.GetGrain<IGateGrain>("scheduler").ContinuesInTurnAsync());
    }

    [Fact]
    public async Task A_call_waits_for_the_running_one_but_an_interleaving_one_does_not()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IGateGrain>("interleave");

        var waiting = grain.WaitAsync();
        var counted = grain.CountAsync();
        await grain.OpenAsync();

        Assert.Equal(0, await waiting);
        Assert.Equal(1, await counted);
    }

    [Fact]
    public async Task Read_only_calls_run_beside_each_other_and_keep_others_out()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IGateGrain>("readers");

        var first = grain.ReadAsync();
        var second = grain.ReadAsync();
        var writer = grain.CountAsync();
        await grain.OpenAsync();

        var read = await Task.WhenAll(first, second);
        Assert.Equal([2, 2], read);
        Assert.Equal(1, await writer);
    }

    [Fact]
    public async Task A_call_chain_comes_back_when_the_caller_allows_it()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("back with 1", await host.Grains.GetGrain<IGateGrain>("chain-a").CallBackAsync("chain-b", allow: true));
    }

    [Fact]
    public async Task A_call_cycle_times_out_and_the_message_names_it()
    {
        await using var host = await EngineHost.StartAsync();

        var call = host.Grains.GetGrain<IGateGrain>("a").CallBackAsync("b", allow: false);
        await host.UntilAsync(() => host.Grains.GetGrain<IGateGrain>("c").CountAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(31));

        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Contains("gate/a → gate/b → gate/a", timeout.Message, StringComparison.Ordinal);
    }
}
