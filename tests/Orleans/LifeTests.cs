using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>When grains come and go, and what becomes of calls meanwhile.</summary>
[Collection(OrleansCluster.Name)]
public sealed class LifeTests(OrleansCluster cluster)
{
    [Alias("test.ILivingGrain")]
    internal interface ILivingGrain : IGrainWithStringKey
    {
        [Alias("CountAsync")]
        Task<int> CountAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();

        [Alias("LeaveLaterAsync")]
        Task LeaveLaterAsync();

        [Alias("StartTimerAsync")]
        Task StartTimerAsync();
    }

    /// <summary>Each key has its own character.</summary>
    internal sealed class LivingGrain(Diary diary) : Grain, ILivingGrain
    {
        private int _count;

        private string Name => this.GetPrimaryKeyString();

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            diary.Add(Name, "up");
            if (Name == "slow up")
                await diary.Gate(Name);
            if (Name == "broken")
                throw new InvalidOperationException("cannot start");
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            diary.Add(Name, $"down {reason.ReasonCode}");
            if (Name == "slow down")
                await diary.Gate(Name);
            if (Name == "telling")
                diary.Add(Name, $"told {await GrainFactory.GetGrain<ILivingGrain>("witness").CountAsync()}");
            if (Name == "bad end")
                throw new InvalidOperationException("cannot end");
        }

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public async Task LeaveLaterAsync()
        {
            diary.Add(Name, "about to leave");
            await diary.Gate(Name);
            DeactivateOnIdle();
        }

        public Task StartTimerAsync()
        {
            this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(50));
            return Task.CompletedTask;
        }
    }

    private ILivingGrain Grain(string key) => cluster.Grains.GetGrain<ILivingGrain>(key);

    private string[] DiaryOf(string key) => cluster.Diary.Of(key);

    [Fact]
    public async Task A_grain_has_one_activation_however_many_call_it_at_once()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Grain("one").CountAsync())));

        counts.Order().Should().Equal(Enumerable.Range(1, 100));
        DiaryOf("one").Should().Equal("up");
    }

    [Fact]
    public async Task Calls_wait_until_a_grain_has_been_activated()
    {
        var calls = new[] { Grain("slow up").CountAsync(), Grain("slow up").CountAsync() };
        await Wait.UntilAsync(() => DiaryOf("slow up").Length > 0);
        calls.Should().NotContain(call => call.IsCompleted);
        cluster.Diary.OpenGate("slow up");

        (await Task.WhenAll(calls)).Order().Should().Equal(1, 2);
    }

    [Fact]
    public async Task Calls_that_wait_when_a_grain_leaves_go_to_its_next_activation()
    {
        (await Grain("leaving").CountAsync()).Should().Be(1);
        var left = Grain("leaving").LeaveLaterAsync();
        await Wait.UntilAsync(() => DiaryOf("leaving").Contains("about to leave"));
        var after = Grain("leaving").CountAsync();
        cluster.Diary.OpenGate("leaving");

        await left;
        (await after).Should().Be(1);
        DiaryOf("leaving").Should().Equal("up", "about to leave", "down ApplicationRequested", "up");
    }

    [Fact]
    public async Task Calls_that_arrive_while_a_grain_is_deactivated_wait_for_its_next_activation()
    {
        await Grain("slow down").CountAsync();
        await Grain("slow down").LeaveAsync();
        await Wait.UntilAsync(() => DiaryOf("slow down").Contains("down ApplicationRequested"));

        var calls = Enumerable.Range(0, 5).Select(_ => Grain("slow down").CountAsync()).ToArray();
        calls.Should().NotContain(call => call.IsCompleted);
        cluster.Diary.OpenGate("slow down");

        (await Task.WhenAll(calls)).Order().Should().Equal(1, 2, 3, 4, 5);
        DiaryOf("slow down").Count(entry => entry == "up").Should().Be(2);
    }

    [Fact]
    public async Task A_failed_activation_fails_its_callers_is_not_deactivated_and_the_next_call_tries_again()
    {
        (await FluentActions.Awaiting(() => Grain("broken").CountAsync()).Should().ThrowExactlyAsync<InvalidOperationException>()).Which.Message.Should().Be("cannot start");
        await FluentActions.Awaiting(() => Grain("broken").CountAsync()).Should().ThrowExactlyAsync<InvalidOperationException>();
        DiaryOf("broken").Should().Equal("up", "up");
    }

    [Fact]
    public async Task A_grain_may_call_others_while_it_is_deactivated()
    {
        await Grain("telling").CountAsync();
        await Grain("telling").LeaveAsync();

        (await Grain("telling").CountAsync()).Should().Be(1);
        DiaryOf("telling").Should().Contain("told 1");
    }

    [Fact]
    public async Task A_failed_deactivation_ends_the_activation_all_the_same()
    {
        await Grain("bad end").CountAsync();
        await Grain("bad end").LeaveAsync();

        (await Grain("bad end").CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task An_idle_grain_is_collected_whatever_its_timers()
    {
        await Grain("ticking").StartTimerAsync();

        await Wait.UntilAsync(async () =>
        {
            // A grain in the middle of something is spared, until the next time.
            await cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
            return DiaryOf("ticking").Contains("down ActivationIdle");
        });

        (await Grain("ticking").CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task An_orderly_stop_deactivates_every_grain()
    {
        var diary = new Diary();
        await using var own = await TestCluster.StartAsync(silo => silo.Services.AddSingleton(diary), silos: 1);
        await own.Grains.GetGrain<ILivingGrain>("last").CountAsync();
        await own.Grains.GetGrain<ILivingGrain>("other").CountAsync();

        await own.StopAsync();

        diary.Of("last").Should().Contain("down ShuttingDown");
        diary.Of("other").Should().Contain("down ShuttingDown");
    }
}
