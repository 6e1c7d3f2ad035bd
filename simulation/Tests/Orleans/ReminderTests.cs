using Orleans;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>Reminders outlive their grain and its process.</summary>
public sealed class ReminderTests
{
    internal interface IAlarmGrain : IGrainWithStringKey
    {
        Task RemindAsync(TimeSpan due, TimeSpan period);

        Task ForgetAsync();

        Task<int> TicksAsync();
    }

    internal sealed class AlarmGrain([PersistentState("purse", "records")] IPersistentState<Purse> ticks) : Grain, IAlarmGrain, IRemindable
    {
        public Task RemindAsync(TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder("alarm", due, period);

        public async Task ForgetAsync() => await this.UnregisterReminder((await this.GetReminder("alarm"))!);

        public Task<int> TicksAsync() => Task.FromResult(ticks.State.Coins);

        public async Task ReceiveReminder(string reminderName, TickStatus status)
        {
            ticks.State = new Purse(ticks.State.Coins + 1);
            await ticks.WriteStateAsync();
            DeactivateOnIdle();
        }
    }

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_reminder_wakes_its_grain_again_and_again_until_it_is_forgotten()
    {
        using var silo = new TestSilo();
        var alarm = silo.Grain<IAlarmGrain>("a");
        silo.Do(() => alarm.RemindAsync(Hour, 2 * Hour));
        silo.PassTime(3.5 * Hour);
        silo.Do(alarm.TicksAsync).Should().Be(2);
        silo.Do(alarm.ForgetAsync);
        silo.PassTime(10 * Hour);
        silo.Do(alarm.TicksAsync).Should().Be(2);
    }

    [Fact]
    public void A_reminder_survives_a_crash()
    {
        using var silo = new TestSilo();
        silo.Do(() => silo.Grain<IAlarmGrain>("a").RemindAsync(Hour, 2 * Hour));
        silo.LosePower();
        silo.PassTime(1.5 * Hour);
        silo.Do(silo.Grain<IAlarmGrain>("a").TicksAsync).Should().Be(1);
    }

    [Fact]
    public void What_fell_due_while_nobody_ran_is_not_made_up_for()
    {
        using var silo = new TestSilo();
        silo.Do(() => silo.Grain<IAlarmGrain>("a").RemindAsync(Hour, 2 * Hour));
        silo.Process.Kill();
        silo.PassTime(6 * Hour);
        silo.LosePower();
        silo.PassTime(0.5 * Hour);
        silo.Do(silo.Grain<IAlarmGrain>("a").TicksAsync).Should().Be(0);
        silo.PassTime(Hour);
        silo.Do(silo.Grain<IAlarmGrain>("a").TicksAsync).Should().Be(1);
    }
}
