using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class TimeoutTests
{
    [Alias("test.ISlowGrain")]
    internal interface ISlowGrain : IGrainWithStringKey
    {
        [Alias("WaitAsync")]
        Task WaitAsync();

        [Alias("WaitShortlyAsync"), ResponseTimeout("00:00:02")]
        Task WaitShortlyAsync();

        [Alias("OpenAsync"), AlwaysInterleave]
        Task OpenAsync();

        [Alias("EndedAsync"), AlwaysInterleave]
        Task<int> EndedAsync();

        [Alias("BegunAsync"), AlwaysInterleave]
        Task<int> BegunAsync();
    }

    internal sealed class SlowGrain : Grain, ISlowGrain
    {
        private readonly TaskCompletionSource _gate = new();
        private int _begun;
        private int _ended;

        public async Task WaitAsync()
        {
            _begun++;
            await _gate.Task;
            _ended++;
        }

        public Task WaitShortlyAsync() => WaitAsync();

        public Task OpenAsync()
        {
            _gate.TrySetResult();
            return Task.CompletedTask;
        }

        public Task<int> EndedAsync() => Task.FromResult(_ended);

        public Task<int> BegunAsync() => Task.FromResult(_begun);
    }

    [Fact]
    public async Task A_call_times_out_after_thirty_seconds_and_still_runs_to_its_end()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISlowGrain>("slow");

        var call = grain.WaitAsync();
        await EngineHost.UntilAsync(async () => await grain.BegunAsync() == 1);
        await host.PassAsync(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        await host.PassAsync(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(() => call);

        await grain.OpenAsync();
        await EngineHost.UntilAsync(async () => await grain.EndedAsync() == 1);
    }

    [Fact]
    public async Task A_method_may_have_its_own_time_out()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISlowGrain>("short");

        var call = grain.WaitShortlyAsync();
        await EngineHost.UntilAsync(async () => await grain.BegunAsync() == 1);
        await host.PassAsync(TimeSpan.FromSeconds(2.1));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await grain.OpenAsync();
    }

    [Fact]
    public async Task A_call_whose_caller_gave_up_while_it_waited_never_begins()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISlowGrain>("queue");

        var running = grain.WaitAsync();
        await EngineHost.UntilAsync(async () => await grain.BegunAsync() == 1);
        var waiting = grain.WaitShortlyAsync();
        await host.PassUntilAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(waiting.IsCompleted));
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);

        await grain.OpenAsync();
        await running;
        await grain.WaitAsync();
        Assert.Equal(2, await grain.EndedAsync());
    }
}
