using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EmbeddedTests;

/// <summary>Faults that this engine tells more clearly, or sooner, than Orleans has to.</summary>
public sealed class EngineFaultTests
{
    [Alias("test.ILoopGrain")]
    internal interface ILoopGrain : IGrainWithStringKey
    {
        [Alias("GoAsync")]
        Task<int> GoAsync(string through, string back);

        [Alias("CountAsync")]
        Task<int> CountAsync();

        [Alias("TellAsync"), OneWay]
        Task TellAsync();

        [Alias("IsWaitingAsync"), AlwaysInterleave]
        Task<bool> IsWaitingAsync();
    }

    internal sealed class LoopGrain : Grain, ILoopGrain
    {
        private bool _waiting;

        public Task<int> GoAsync(string through, string back)
        {
            _waiting = true;
            return through.Length == 0
                ? GrainFactory.GetGrain<ILoopGrain>(back).CountAsync()
                : GrainFactory.GetGrain<ILoopGrain>(through).GoAsync("", back);
        }

        public Task<int> CountAsync() => Task.FromResult(1);

        public Task TellAsync() => Task.CompletedTask;

        public Task<bool> IsWaitingAsync() => Task.FromResult(_waiting);
    }

    [Fact]
    public async Task The_time_out_of_a_call_cycle_names_it()
    {
        await using var host = await EngineHost.StartAsync();

        var call = host.Grains.GetGrain<ILoopGrain>("a").GoAsync("b", "a");
        await EngineHost.UntilAsync(() => host.Grains.GetGrain<ILoopGrain>("b").IsWaitingAsync());
        await host.PassAsync(TimeSpan.FromSeconds(31));

        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Contains("loop/a → loop/b → loop/a", timeout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_out_of_a_grain_that_waits_for_itself_names_it()
    {
        await using var host = await EngineHost.StartAsync();

        var call = host.Grains.GetGrain<ILoopGrain>("a").GoAsync("", "a");
        await EngineHost.UntilAsync(() => host.Grains.GetGrain<ILoopGrain>("a").IsWaitingAsync());
        await host.PassAsync(TimeSpan.FromSeconds(31));

        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Contains("loop/a → loop/a", timeout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_has_stopped_refuses_calls_at_once()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ILoopGrain>("a");
        await host.StopAsync();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.CountAsync());
        await grain.TellAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }
}
