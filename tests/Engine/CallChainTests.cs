using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>Calls that come back to a grain which waits for them.</summary>
public sealed class CallChainTests
{
    [Alias("test.IChainGrain")]
    internal interface IChainGrain : IGrainWithStringKey
    {
        [Alias("GoAsync"), ResponseTimeout("00:00:03")]
        Task<int> GoAsync(string through, bool allow);

        [Alias("SuppressAsync"), ResponseTimeout("00:00:03")]
        Task<int> SuppressAsync(string through);

        [Alias("ReturnAsync")]
        Task<int> ReturnAsync(string to);

        [Alias("CountAsync")]
        Task<int> CountAsync();

        [Alias("HoldAsync")]
        Task HoldAsync(string through);

        [Alias("SelfAsync"), ResponseTimeout("00:00:03")]
        Task<int> SelfAsync();

        [Alias("StayAsync")]
        Task StayAsync();

        /// <summary>Whether the call that it waits for is on its way.</summary>
        [Alias("HasSentAsync"), AlwaysInterleave]
        Task<bool> HasSentAsync();

        [Alias("LeaveAsync"), AlwaysInterleave]
        Task LeaveAsync();
    }

    internal sealed class ChainGrain : Grain, IChainGrain
    {
        private readonly TaskCompletionSource _left = new();
        private int _count;
        private bool _sent;

        public async Task<int> GoAsync(string through, bool allow)
        {
            using var section = allow ? RequestContext.AllowCallChainReentrancy() : default;
            return await GrainFactory.GetGrain<IChainGrain>(through).ReturnAsync(this.GetPrimaryKeyString());
        }

        public async Task<int> SuppressAsync(string through)
        {
            using var allowed = RequestContext.AllowCallChainReentrancy();
            using var suppressed = RequestContext.SuppressCallChainReentrancy();
            return await GrainFactory.GetGrain<IChainGrain>(through).ReturnAsync(this.GetPrimaryKeyString());
        }

        public Task<int> ReturnAsync(string to) => Sent(GrainFactory.GetGrain<IChainGrain>(to).CountAsync());

        public Task<bool> HasSentAsync() => Task.FromResult(_sent);

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public async Task HoldAsync(string through)
        {
            using var section = RequestContext.AllowCallChainReentrancy();
            var stays = GrainFactory.GetGrain<IChainGrain>(through).StayAsync();
            _sent = true;
            await stays;
            _count = 100;
        }

        public Task<int> SelfAsync() => Sent(this.AsReference<IChainGrain>().CountAsync());

        public Task StayAsync() => _left.Task;

        public Task LeaveAsync()
        {
            _left.TrySetResult();
            return Task.CompletedTask;
        }

        private Task<int> Sent(Task<int> call)
        {
            _sent = true;
            return call;
        }
    }

    [Fact]
    public async Task A_chain_comes_back_when_the_caller_allows_it()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(1, await host.Grains.GetGrain<IChainGrain>("a").GoAsync("b", allow: true));
    }

    [Fact]
    public async Task Only_the_chain_itself_comes_back_others_wait()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IChainGrain>("a");

        var holding = grain.HoldAsync("b");
        await WayRoundIsSentAsync(host, "a");
        var other = grain.CountAsync();
        await host.Grains.GetGrain<IChainGrain>("b").LeaveAsync();

        await holding;
        Assert.Equal(101, await other);
    }

    [Fact]
    public async Task A_cycle_that_nobody_allows_times_out_and_the_grains_go_on()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IChainGrain>("a");

        var call = grain.GoAsync("b", allow: false);
        await WayRoundIsSentAsync(host, "b");
        await host.PassUntilAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(call.IsCompleted));
        await Assert.ThrowsAsync<TimeoutException>(() => call);

        await AnswersAgainAsync(host, grain);
    }

    /// <summary>The calls inside of a cycle have the general time-out; when they end, the grains are free again.</summary>
    private static async Task AnswersAgainAsync(EngineHost host, IChainGrain grain)
    {
        var free = grain.CountAsync();
        await host.PassUntilAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(free.IsCompleted));

        // The call that went round was given up before it began.
        Assert.Equal(1, await free);
    }

    /// <summary>All hops are made before the clock moves: one made later would have time left when the others are given up.</summary>
    private static Task WayRoundIsSentAsync(EngineHost host, string from) =>
        EngineHost.UntilAsync(() => host.Grains.GetGrain<IChainGrain>(from).HasSentAsync());

    [Fact]
    public async Task What_is_suppressed_inside_of_what_is_allowed_does_not_come_back()
    {
        await using var host = await EngineHost.StartAsync();

        var grain = host.Grains.GetGrain<IChainGrain>("a");

        var call = grain.SuppressAsync("b");
        await WayRoundIsSentAsync(host, "b");
        await host.PassUntilAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(call.IsCompleted));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await AnswersAgainAsync(host, grain);
    }

    [Fact]
    public async Task A_grain_that_waits_for_a_call_to_itself_times_out()
    {
        await using var host = await EngineHost.StartAsync();

        var grain = host.Grains.GetGrain<IChainGrain>("a");

        var call = grain.SelfAsync();
        await WayRoundIsSentAsync(host, "a");
        await host.PassUntilAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(call.IsCompleted));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await AnswersAgainAsync(host, grain);
    }
}
