using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>Who waits too long is told so. Everywhere else that is after thirty seconds; it is shorter here, so that nobody waits for it.</summary>
[Collection(OrleansCluster.Name)]
public sealed class TimeoutTests(OrleansCluster cluster)
{
    [Alias("test.ISlowGrain")]
    internal interface ISlowGrain : IGrainWithStringKey
    {
        [Alias("WaitAsync")]
        Task WaitAsync();

        [Alias("WaitShortlyAsync"), ResponseTimeout("00:00:00.1")]
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

    /// <summary>Why a command that is answered 503 may have been carried out all the same, and is asked again with its key.</summary>
    [Fact]
    public async Task A_call_that_timed_out_still_runs_to_its_end()
    {
        var grain = cluster.Grains.GetGrain<ISlowGrain>("slow");
        await grain.BegunAsync();

        await FluentActions.Awaiting(grain.WaitShortlyAsync).Should().ThrowExactlyAsync<TimeoutException>();
        await grain.OpenAsync();

        await Wait.UntilAsync(async () => await grain.EndedAsync() == 1);
    }

    [Fact]
    public async Task A_call_whose_caller_gave_up_while_it_waited_never_begins()
    {
        var grain = cluster.Grains.GetGrain<ISlowGrain>("queue");

        var running = grain.WaitAsync();
        await Wait.UntilAsync(async () => await grain.BegunAsync() == 1);
        await FluentActions.Awaiting(grain.WaitShortlyAsync).Should().ThrowExactlyAsync<TimeoutException>();

        await grain.OpenAsync();
        await running;
        await grain.WaitAsync();
        (await grain.EndedAsync()).Should().Be(2);
    }
}
