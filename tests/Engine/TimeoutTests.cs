using Orleans;
using Orleans.Concurrency;

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

        [Alias("WaitForTokenAsync")]
        Task WaitForTokenAsync(CancellationToken token);

        [Alias("ForgetAsync"), OneWay]
        Task ForgetAsync();

        [Alias("OpenAsync"), AlwaysInterleave]
        Task OpenAsync();

        [Alias("EndedAsync"), AlwaysInterleave]
        Task<int> EndedAsync();
    }

    internal sealed class SlowGrain : Grain, ISlowGrain
    {
        private readonly TaskCompletionSource _gate = new();
        private int _ended;

        public async Task WaitAsync()
        {
            await _gate.Task;
            _ended++;
        }

        public Task WaitShortlyAsync() => WaitAsync();

        public async Task WaitForTokenAsync(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                _ended++;
            }
        }

        public async Task ForgetAsync()
        {
            await WaitAsync();
            throw new InvalidOperationException("nobody hears this");
        }

        public Task OpenAsync()
        {
            _gate.TrySetResult();
            return Task.CompletedTask;
        }

        public Task<int> EndedAsync() => Task.FromResult(_ended);
    }

    [Fact]
    public async Task A_call_times_out_after_thirty_seconds_and_still_runs_to_its_end()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISlowGrain>("slow");

        var call = grain.WaitAsync();
        Assert.Equal(0, await grain.EndedAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(() => call);

        await grain.OpenAsync();
        await host.UntilAsync(async () => await grain.EndedAsync() == 1);
    }

    [Fact]
    public async Task A_method_may_have_its_own_time_out()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISlowGrain>("short");

        var call = grain.WaitShortlyAsync();
        Assert.Equal(0, await grain.EndedAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(2.1));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await grain.OpenAsync();
    }

    [Fact]
    public async Task Cancelling_frees_the_caller_at_once_and_reaches_the_method()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISlowGrain>("cancel");
        using var source = new CancellationTokenSource();

        var call = grain.WaitForTokenAsync(source.Token);
        Assert.Equal(0, await grain.EndedAsync());
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await host.UntilAsync(async () => await grain.EndedAsync() == 1);
    }

    [Fact]
    public async Task A_one_way_call_ends_at_once_and_hides_failures()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISlowGrain>("one-way");

        await grain.ForgetAsync();
        Assert.Equal(0, await grain.EndedAsync());

        await grain.OpenAsync();
        await host.UntilAsync(async () => await grain.EndedAsync() == 1);
    }
}
