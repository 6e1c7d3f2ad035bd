using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StudyMate.Simulation;

namespace Orleans.Runtime
{
    /// <summary>A reminder of a grain.</summary>
    public interface IGrainReminder
    {
        string ReminderName { get; }
    }

    /// <summary>When a reminder ticks.</summary>
    public readonly record struct TickStatus(DateTime FirstTickTime, TimeSpan Period, DateTime CurrentTickTime);
}

namespace Orleans
{
    /// <summary>A grain that has reminders.</summary>
    public interface IRemindable : IGrain
    {
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    /// <summary>Keeps reminders.</summary>
    public interface IReminderTable
    {
        Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        Task<ReminderTableData> ReadRows(GrainId grainId);

        Task<ReminderTableData> ReadRows(uint begin, uint end);

        Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

        Task<string?> UpsertRow(ReminderEntry entry);

        Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

        Task TestOnlyClearTable();
    }

    /// <summary>One kept reminder.</summary>
    public sealed class ReminderEntry
    {
        public GrainId GrainId { get; set; }

        public string ReminderName { get; set; } = "";

        public DateTime StartAt { get; set; }

        public TimeSpan Period { get; set; }

        public string ETag { get; set; } = "";
    }

    /// <summary>Several kept reminders.</summary>
    public sealed class ReminderTableData(IEnumerable<ReminderEntry> list)
    {
        public IList<ReminderEntry> Reminders { get; } = [.. list];
    }

    /// <summary>The reminders of the grain that asks.</summary>
    public static class GrainReminderExtensions
    {
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            RemindersOf(grain).RegisterAsync(grain.GrainContext.GrainId, reminderName, dueTime, period);

        public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => RemindersOf(grain).UnregisterAsync(reminder);

        public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
            RemindersOf(grain).FindAsync(grain.GrainContext.GrainId, reminderName);

        private static Reminders RemindersOf(IGrainBase grain) => grain.GrainContext.ActivationServices.GetRequiredService<Reminders>();
    }
}
