using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.EmbeddedTests;

/// <summary>Grains that do not come up, and grains that do not go.</summary>
public sealed class LifeTimeoutTests
{
    internal sealed class Stuck
    {
        private int _ups;
        private int _downs;

        public int Ups => Volatile.Read(ref _ups);

        public int Downs => Volatile.Read(ref _downs);

        public Task UpAsync(bool forEver) => Interlocked.Increment(ref _ups) == 1 && forEver ? Never() : Task.CompletedTask;

        public Task DownAsync(bool forEver) => Interlocked.Increment(ref _downs) == 1 && forEver ? Never() : Task.CompletedTask;

        private static Task Never() => new TaskCompletionSource().Task;
    }

    [Alias("test.IStuckGrain")]
    internal interface IStuckGrain : IGrainWithStringKey
    {
        [Alias("CountAsync")]
        Task<int> CountAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    internal sealed class StuckGrain(Stuck stuck) : Grain, IStuckGrain
    {
        private int _count;

        // These ignore their tokens, as a careless grain does.
        public override Task OnActivateAsync(CancellationToken cancellationToken) => stuck.UpAsync(this.GetPrimaryKeyString() == "up");

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => stuck.DownAsync(this.GetPrimaryKeyString() == "down");

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    private static Task<EngineHost> StartAsync(Stuck stuck) => EngineHost.StartAsync(silo =>
    {
        silo.Services.AddSingleton(stuck);
        silo.Configure<GrainCollectionOptions>(options => (options.ActivationTimeout, options.DeactivationTimeout) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)));
    });

    [Fact]
    public async Task An_activation_that_takes_too_long_fails_its_callers_and_the_next_call_tries_again()
    {
        var stuck = new Stuck();
        await using var host = await StartAsync(stuck);
        var grain = host.Grains.GetGrain<IStuckGrain>("up");

        var call = grain.CountAsync();
        await EngineHost.UntilAsync(() => stuck.Ups == 1);
        await host.PassAsync(TimeSpan.FromSeconds(6));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, await grain.CountAsync());
    }

    [Fact]
    public async Task A_deactivation_that_takes_too_long_is_ended_and_waiting_calls_go_on()
    {
        var stuck = new Stuck();
        await using var host = await StartAsync(stuck);
        var grain = host.Grains.GetGrain<IStuckGrain>("down");
        Assert.Equal(1, await grain.CountAsync());
        await grain.LeaveAsync();
        await EngineHost.UntilAsync(() => stuck.Downs == 1);

        var waiting = grain.CountAsync();
        await host.PassAsync(TimeSpan.FromSeconds(6));

        Assert.Equal(1, await waiting);
    }
}
