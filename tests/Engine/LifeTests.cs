using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class LifeTests
{
    /// <summary>What the grains of one test lived through, shared by all silos.</summary>
    internal sealed class Diary
    {
        private readonly ConcurrentQueue<string> _entries = [];
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IEnumerable<string> Entries => _entries;

        /// <summary>What slow grains wait for.</summary>
        public Task Gate => _gate.Task;

        public void Add(string entry) => _entries.Enqueue(entry);

        public void OpenGate() => _gate.TrySetResult();
    }

    [Alias("test.ILivingGrain")]
    internal interface ILivingGrain : IGrainWithStringKey
    {
        [Alias("CountAsync")]
        Task<int> CountAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();

        [Alias("LeaveLaterAsync")]
        Task LeaveLaterAsync();

        [Alias("StayAsync")]
        Task StayAsync(TimeSpan time);

        [Alias("StartTimerAsync")]
        Task StartTimerAsync();
    }

    internal sealed class LivingGrain(Diary diary) : Grain, ILivingGrain, IDisposable
    {
        private int _count;

        private string Name => this.GetPrimaryKeyString();

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            diary.Add($"{Name} up");
            if (Name.StartsWith("slow-up", StringComparison.Ordinal))
                await diary.Gate;
            if (Name.StartsWith("broken", StringComparison.Ordinal))
                throw new InvalidOperationException("cannot start");
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            diary.Add($"{Name} down {reason.ReasonCode}");
            if (Name.StartsWith("slow-down", StringComparison.Ordinal))
                await diary.Gate;
            if (Name.StartsWith("telling", StringComparison.Ordinal))
                diary.Add($"{Name} told {await GrainFactory.GetGrain<ILivingGrain>("witness").CountAsync()}");
            if (Name.StartsWith("bad-end", StringComparison.Ordinal))
                throw new InvalidOperationException("cannot end");
        }

        public void Dispose() => diary.Add($"{Name} disposed");

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public async Task LeaveLaterAsync()
        {
            diary.Add($"{Name} about to leave");
            await diary.Gate;
            DeactivateOnIdle();
        }

        public Task StayAsync(TimeSpan time)
        {
            DelayDeactivation(time);
            return Task.CompletedTask;
        }

        public Task StartTimerAsync()
        {
            this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(50));
            return Task.CompletedTask;
        }
    }

    private static Task<EngineHost> StartAsync(Diary diary) => EngineHost.StartAsync(silo => silo.Services.AddSingleton(diary));

    [Fact]
    public async Task A_grain_has_one_activation_however_many_call_it_at_once()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);

        var counts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.Grains.GetGrain<ILivingGrain>("one").CountAsync())));

        Assert.Equal(Enumerable.Range(1, 100), counts.Order());
        Assert.Single(diary.Entries);
    }

    [Fact]
    public async Task Calls_wait_until_a_grain_has_been_activated()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        var grain = host.Grains.GetGrain<ILivingGrain>("slow-up");

        var first = grain.CountAsync();
        var second = grain.CountAsync();
        await EngineHost.UntilAsync(() => diary.Entries.Any());
        Assert.False(first.IsCompleted);
        diary.OpenGate();

        Assert.Equal([1, 2], (await Task.WhenAll(first, second)).Order());
    }

    [Fact]
    public async Task Calls_that_wait_when_a_grain_leaves_go_to_its_next_activation()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        var grain = host.Grains.GetGrain<ILivingGrain>("leaving");

        Assert.Equal(1, await grain.CountAsync());
        var left = grain.LeaveLaterAsync();
        await EngineHost.UntilAsync(() => diary.Entries.Contains("leaving about to leave"));
        var after = grain.CountAsync();
        diary.OpenGate();

        await left;
        Assert.Equal(1, await after);
        Assert.Equal(["leaving up", "leaving about to leave", "leaving down ApplicationRequested", "leaving up"], diary.Entries.Where(entry => !entry.EndsWith("disposed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Calls_that_arrive_while_a_grain_is_deactivated_wait_for_its_next_activation()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        var grain = host.Grains.GetGrain<ILivingGrain>("slow-down");
        await grain.CountAsync();
        await grain.LeaveAsync();
        await EngineHost.UntilAsync(() => diary.Entries.Contains("slow-down down ApplicationRequested"));

        var calls = Enumerable.Range(0, 5).Select(_ => grain.CountAsync()).ToArray();
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        diary.OpenGate();

        Assert.Equal([1, 2, 3, 4, 5], (await Task.WhenAll(calls)).Order());
        Assert.Equal(2, diary.Entries.Count(entry => entry == "slow-down up"));
    }

    [Fact]
    public async Task A_failed_activation_fails_its_callers_is_not_deactivated_and_the_next_call_tries_again()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        var grain = host.Grains.GetGrain<ILivingGrain>("broken");

        Assert.Equal("cannot start", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.CountAsync())).Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.CountAsync());
        Assert.Equal(2, diary.Entries.Count(entry => entry == "broken up"));
        Assert.DoesNotContain(diary.Entries, entry => entry.StartsWith("broken down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_grain_may_call_others_while_it_is_deactivated()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        var grain = host.Grains.GetGrain<ILivingGrain>("telling");
        await grain.CountAsync();
        await grain.LeaveAsync();

        Assert.Equal(1, await grain.CountAsync());
        Assert.Contains("telling told 1", diary.Entries);
    }

    [Fact]
    public async Task A_failed_deactivation_ends_the_activation_all_the_same()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        var grain = host.Grains.GetGrain<ILivingGrain>("bad-end");
        await grain.CountAsync();
        await grain.LeaveAsync();

        Assert.Equal(1, await grain.CountAsync());
        await EngineHost.UntilAsync(() => diary.Entries.Contains("bad-end disposed"));
    }

    [Fact]
    public async Task An_idle_grain_is_collected_whatever_its_timers_and_one_that_asked_to_stay_is_not()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        await host.Grains.GetGrain<ILivingGrain>("idle").CountAsync();
        await host.Grains.GetGrain<ILivingGrain>("ticking").StartTimerAsync();
        await host.Grains.GetGrain<ILivingGrain>("busy").StayAsync(TimeSpan.FromDays(30));

        await EngineHost.UntilAsync(async () =>
        {
            // A grain in the middle of a tick is spared, until the next time.
            await host.CollectIdleAsync();
            return diary.Entries.Contains("idle down ActivationIdle") && diary.Entries.Contains("ticking down ActivationIdle");
        });

        Assert.DoesNotContain(diary.Entries, entry => entry.StartsWith("busy down", StringComparison.Ordinal));
        Assert.Equal(1, await host.Grains.GetGrain<ILivingGrain>("idle").CountAsync());
    }

    [Fact]
    public async Task A_grain_that_no_longer_asks_to_stay_is_collected()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        var grain = host.Grains.GetGrain<ILivingGrain>("moody");
        await grain.StayAsync(TimeSpan.FromDays(30));
        await grain.StayAsync(TimeSpan.Zero);

        await host.CollectIdleAsync();

        await EngineHost.UntilAsync(() => diary.Entries.Contains("moody down ActivationIdle"));
    }

    [Fact]
    public async Task Stopping_the_host_deactivates_every_grain()
    {
        var diary = new Diary();
        await using var host = await StartAsync(diary);
        await host.Grains.GetGrain<ILivingGrain>("last").CountAsync();
        await host.Grains.GetGrain<ILivingGrain>("other").CountAsync();

        await host.StopAsync();

        Assert.Contains("last down ShuttingDown", diary.Entries);
        Assert.Contains("other down ShuttingDown", diary.Entries);
    }
}
