using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>From the first call to the end, which may come at any time.</summary>
public sealed class LifeTests
{
    internal sealed class Diary
    {
        public List<string> Entries { get; } = [];

        public bool Refuses { get; set; }

        public override string ToString() => string.Join(' ', Entries);
    }

    internal interface IMortalGrain : IGrainWithStringKey
    {
        Task<int> CountAsync();

        Task LeaveAsync();

        Task StartTimerAsync();
    }

    internal sealed class MortalGrain(Diary diary, TimeProvider time) : Grain, IMortalGrain
    {
        private int _count;

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            diary.Entries.Add("up");
            return diary.Refuses ? Task.FromException(new FormatException("not now")) : Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            diary.Entries.Add($"down:{reason.ReasonCode}");
            return Task.CompletedTask;
        }

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public async Task LeaveAsync()
        {
            DeactivateOnIdle();
            await Task.Delay(TimeSpan.FromSeconds(2), time);
        }

        public Task StartTimerAsync()
        {
            this.RegisterGrainTimer(_ => Task.CompletedTask, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            return Task.CompletedTask;
        }
    }

    private readonly Diary _diary = new();

    [Fact]
    public void Calls_that_wait_when_a_grain_leaves_go_to_its_next_activation()
    {
        using var silo = Start();
        var grain = silo.Grain<IMortalGrain>("a");
        silo.Do(grain.CountAsync).Should().Be(1);
        var leaving = silo.Begin(async () =>
        {
            await grain.LeaveAsync();
            return true;
        });
        silo.PassTime(TimeSpan.FromSeconds(1));
        silo.Do(grain.CountAsync).Should().Be(1);
        leaving.IsCompleted.Should().BeTrue();
        _diary.ToString().Should().Be("up down:ApplicationRequested up");
    }

    [Fact]
    public void A_failed_activation_fails_its_callers_and_the_next_call_tries_again()
    {
        using var silo = Start();
        _diary.Refuses = true;
        FluentActions.Invoking(() => silo.Do(silo.Grain<IMortalGrain>("a").CountAsync)).Should().ThrowExactly<FormatException>();
        _diary.Refuses = false;
        silo.Do(silo.Grain<IMortalGrain>("a").CountAsync).Should().Be(1);
        _diary.ToString().Should().Be("up up");
    }

    [Fact]
    public void A_grain_that_nobody_uses_is_collected_whatever_its_timers()
    {
        using var silo = Start();
        silo.Do(silo.Grain<IMortalGrain>("a").StartTimerAsync);
        silo.PassTime(TimeSpan.FromMinutes(14));
        _diary.ToString().Should().Be("up");
        silo.PassTime(TimeSpan.FromMinutes(3));
        _diary.ToString().Should().Be("up down:ActivationIdle");
    }

    [Fact]
    public void A_stop_brings_every_grain_to_its_end_and_lets_nobody_in()
    {
        using var silo = Start();
        silo.Do(silo.Grain<IMortalGrain>("a").CountAsync);
        silo.Stop();
        _diary.ToString().Should().Be("up down:ShuttingDown");
        FluentActions.Invoking(() => silo.Do(silo.Grain<IMortalGrain>("a").CountAsync)).Should().ThrowExactly<SiloUnavailableException>();
    }

    [Fact]
    public void A_crash_asks_nobody()
    {
        using var silo = Start();
        silo.Do(silo.Grain<IMortalGrain>("a").CountAsync);
        silo.LosePower();
        silo.Do(silo.Grain<IMortalGrain>("a").CountAsync).Should().Be(1);
        _diary.ToString().Should().Be("up up");
    }

    private TestSilo Start() => new(change: services => services.AddSingleton(_diary));
}
