using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>Timers tick in turns of their grain.</summary>
public sealed class TimerTests
{
    internal interface IClockGrain : IGrainWithStringKey
    {
        Task StartAsync(TimeSpan due, TimeSpan period, TimeSpan tick);

        Task BusyAsync(TimeSpan span);

        Task LeaveAsync();

        [AlwaysInterleave]
        Task<string> SeenAsync();
    }

    internal sealed class ClockGrain(TimeProvider time) : Grain, IClockGrain
    {
        private string _seen = "";

        public Task StartAsync(TimeSpan due, TimeSpan period, TimeSpan tick)
        {
            this.RegisterGrainTimer(
                async _ =>
                {
                    _seen += $"b{RequestContext.Get("who")}";
                    await Task.Delay(tick, time, CancellationToken.None);
                    _seen += "e";
                    throw new FormatException("a tick fails");
                },
                new GrainTimerCreationOptions(due, period));
            return Task.CompletedTask;
        }

        public Task BusyAsync(TimeSpan span) => Task.Delay(span, time);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task<string> SeenAsync() => Task.FromResult(_seen);
    }

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_timer_ticks_when_due_and_a_period_after_each_end_without_its_makers_context()
    {
        using var silo = new TestSilo();
        var clock = silo.Grain<IClockGrain>("a");
        silo.Do(async () =>
        {
            RequestContext.Set("who", "me");
            await clock.StartAsync(2 * Second, 3 * Second, 4 * Second);
        });
        silo.PassTime(3 * Second);
        silo.Do(clock.SeenAsync).Should().Be("b");
        silo.PassTime(5 * Second);
        silo.Do(clock.SeenAsync).Should().Be("be");
        silo.PassTime(3 * Second);
        silo.Do(clock.SeenAsync).Should().Be("beb");
    }

    [Fact]
    public void A_tick_waits_for_the_running_call()
    {
        using var silo = new TestSilo();
        var clock = silo.Grain<IClockGrain>("a");
        silo.Do(() => clock.StartAsync(Second, 60 * Second, TimeSpan.Zero));
        var busy = silo.Begin(async () =>
        {
            await clock.BusyAsync(5 * Second);
            return true;
        });
        silo.PassTime(3 * Second);
        silo.Do(clock.SeenAsync).Should().Be("");
        silo.Drive(busy);
        silo.PassTime(Second);
        silo.Do(clock.SeenAsync).Should().Be("be");
    }

    [Fact]
    public void A_timer_ends_with_its_activation()
    {
        using var silo = new TestSilo();
        var clock = silo.Grain<IClockGrain>("a");
        silo.Do(() => clock.StartAsync(Second, Second, TimeSpan.Zero));
        silo.Do(clock.LeaveAsync);
        silo.PassTime(10 * Second);
        silo.Do(clock.SeenAsync).Should().Be("");
    }
}
