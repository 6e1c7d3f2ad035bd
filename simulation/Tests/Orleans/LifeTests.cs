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
        Assert.Equal(1, silo.Do(grain.CountAsync));
        var leaving = silo.Begin(async () =>
        {
            await grain.LeaveAsync();
            return true;
        });
        silo.PassTime(TimeSpan.FromSeconds(1));
        Assert.Equal(1, silo.Do(grain.CountAsync));
        Assert.True(leaving.IsCompleted);
        Assert.Equal("up down:ApplicationRequested up", _diary.ToString());
    }

    [Fact]
    public void A_failed_activation_fails_its_callers_and_the_next_call_tries_again()
    {
        using var silo = Start();
        _diary.Refuses = true;
        Assert.Throws<FormatException>(() => silo.Do(silo.Grain<IMortalGrain>("a").CountAsync));
        _diary.Refuses = false;
        Assert.Equal(1, silo.Do(silo.Grain<IMortalGrain>("a").CountAsync));
        Assert.Equal("up up", _diary.ToString());
    }

    [Fact]
    public void A_grain_that_nobody_uses_is_collected_whatever_its_timers()
    {
        using var silo = Start();
        silo.Do(silo.Grain<IMortalGrain>("a").StartTimerAsync);
        silo.PassTime(TimeSpan.FromMinutes(14));
        Assert.Equal("up", _diary.ToString());
        silo.PassTime(TimeSpan.FromMinutes(3));
        Assert.Equal("up down:ActivationIdle", _diary.ToString());
    }

    [Fact]
    public void A_stop_brings_every_grain_to_its_end_and_lets_nobody_in()
    {
        using var silo = Start();
        silo.Do(silo.Grain<IMortalGrain>("a").CountAsync);
        silo.Stop();
        Assert.Equal("up down:ShuttingDown", _diary.ToString());
        Assert.Throws<SiloUnavailableException>(() => silo.Do(silo.Grain<IMortalGrain>("a").CountAsync));
    }

    [Fact]
    public void A_crash_asks_nobody()
    {
        using var silo = Start();
        silo.Do(silo.Grain<IMortalGrain>("a").CountAsync);
        silo.LosePower();
        Assert.Equal(1, silo.Do(silo.Grain<IMortalGrain>("a").CountAsync));
        Assert.Equal("up up", _diary.ToString());
    }

    private TestSilo Start() => new(change: services => services.AddSingleton(_diary));
}
