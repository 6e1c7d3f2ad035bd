using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace StudyMate.EngineTests;

public sealed class LifeTests
{
    internal sealed class Diary
    {
        public ConcurrentQueue<string> Entries { get; } = [];
    }

    [Alias("test.ILivingGrain")]
    internal interface ILivingGrain : IGrainWithStringKey
    {
        [Alias("CountAsync")]
        Task<int> CountAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();

        [Alias("StayAsync")]
        Task StayAsync();
    }

    internal sealed class LivingGrain(Diary diary) : Grain, ILivingGrain
    {
        private int _count;

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            diary.Entries.Enqueue($"{this.GetPrimaryKeyString()} up");
            return this.GetPrimaryKeyString().StartsWith("broken", StringComparison.Ordinal)
                ? throw new InvalidOperationException("cannot start")
                : Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            diary.Entries.Enqueue($"{this.GetPrimaryKeyString()} down {reason.ReasonCode}");
            return Task.CompletedTask;
        }

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task StayAsync()
        {
            DelayDeactivation(TimeSpan.FromHours(1));
            return Task.CompletedTask;
        }
    }

    [Alias("test.IWorkerGrain")]
    internal interface IWorkerGrain : IGrainWithIntegerKey
    {
        [Alias("MeetAsync")]
        Task MeetAsync();
    }

    [StatelessWorker(2)]
    internal sealed class WorkerGrain(Meeting meeting) : Grain, IWorkerGrain
    {
        public Task MeetAsync() => meeting.JoinAsync();
    }

    internal sealed class Meeting
    {
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _present;

        public Task JoinAsync()
        {
            if (Interlocked.Increment(ref _present) == 2)
                _both.SetResult();
            return _both.Task;
        }
    }

    private static Task<EngineHost> StartAsync() => EngineHost.StartAsync(silo => silo.Services.AddSingleton<Diary>().AddSingleton<Meeting>());

    [Fact]
    public async Task A_grain_has_one_activation_however_many_call_it_at_once()
    {
        await using var host = await StartAsync();

        var counts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.Grains.GetGrain<ILivingGrain>("one").CountAsync())));

        Assert.Equal(Enumerable.Range(1, 100), counts.Order());
        Assert.Single(host.Services.GetRequiredService<Diary>().Entries);
    }

    [Fact]
    public async Task Calls_that_wait_when_a_grain_leaves_go_to_its_next_activation()
    {
        await using var host = await StartAsync();
        var grain = host.Grains.GetGrain<ILivingGrain>("leaving");

        Assert.Equal(1, await grain.CountAsync());
        var left = grain.LeaveAsync();
        var after = grain.CountAsync();

        await left;
        Assert.Equal(1, await after);
        Assert.Equal(["leaving up", "leaving down ApplicationRequested", "leaving up"], host.Services.GetRequiredService<Diary>().Entries);
    }

    [Fact]
    public async Task A_failed_activation_fails_its_callers_and_the_next_call_tries_again()
    {
        await using var host = await StartAsync();
        var grain = host.Grains.GetGrain<ILivingGrain>("broken");

        Assert.Equal("cannot start", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.CountAsync())).Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.CountAsync());
        Assert.Equal(["broken up", "broken up"], host.Services.GetRequiredService<Diary>().Entries);
    }

    [Fact]
    public async Task An_idle_grain_is_collected_and_one_that_asked_to_stay_is_not()
    {
        await using var host = await StartAsync();
        await host.Grains.GetGrain<ILivingGrain>("idle").CountAsync();
        await host.Grains.GetGrain<ILivingGrain>("busy").StayAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(17));
        var diary = host.Services.GetRequiredService<Diary>();
        await host.UntilAsync(() => Task.FromResult(diary.Entries.Contains("idle down ActivationIdle")));

        Assert.DoesNotContain(diary.Entries, entry => entry.StartsWith("busy down", StringComparison.Ordinal));
        Assert.Equal(1, await host.Grains.GetGrain<ILivingGrain>("idle").CountAsync());
    }

    [Fact]
    public async Task Stopping_the_host_deactivates_every_grain_and_refuses_later_calls()
    {
        var host = await StartAsync();
        var diary = host.Services.GetRequiredService<Diary>();
        var grain = host.Grains.GetGrain<ILivingGrain>("last");
        await grain.CountAsync();

        await host.StopAsync();

        Assert.Contains("last down ShuttingDown", diary.Entries);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.CountAsync());
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_stateless_worker_serves_calls_side_by_side()
    {
        await using var host = await StartAsync();
        var worker = host.Grains.GetGrain<IWorkerGrain>(0);

        await Task.WhenAll(worker.MeetAsync(), worker.MeetAsync());
    }
}
