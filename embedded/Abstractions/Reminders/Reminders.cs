using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>A promise to call a grain at times, kept across deactivation and restart.</summary>
    public interface IGrainReminder
    {
        /// <summary>The name, unique within the grain.</summary>
        string ReminderName { get; }
    }

    /// <summary>When a reminder ticks.</summary>
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        /// <summary>The time of the first tick (UTC).</summary>
        public DateTime FirstTickTime { get; } = firstTickTime;

        /// <summary>The time between ticks.</summary>
        public TimeSpan Period { get; } = period;

        /// <summary>The time of this tick (UTC).</summary>
        public DateTime CurrentTickTime { get; } = timeStamp;

        /// <inheritdoc/>
        public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";
    }
}

namespace Orleans
{
    /// <summary>A grain that has reminders.</summary>
    public interface IRemindable : IGrain
    {
        /// <summary>A reminder ticks.</summary>
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    /// <summary>Keeps reminders; supplied by the host.</summary>
    public interface IReminderTable
    {
        /// <summary>Prepares the table.</summary>
        Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        /// <summary>All reminders of a grain.</summary>
        Task<ReminderTableData> ReadRows(GrainId grainId);

        /// <summary>
        /// The reminders of all grains whose <see cref="GrainId.GetUniformHashCode"/> lies in (<paramref name="begin"/>, <paramref name="end"/>];
        /// when begin is not below end the range wraps around, so that equal bounds mean everything.
        /// </summary>
        Task<ReminderTableData> ReadRows(uint begin, uint end);

        /// <summary>One reminder, or <see langword="null"/>.</summary>
        Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

        /// <summary>Adds or replaces a reminder; answers its new etag.</summary>
        Task<string?> UpsertRow(ReminderEntry entry);

        /// <summary>Removes a reminder if its etag is still the given one.</summary>
        Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

        /// <summary>Empties the table; for tests.</summary>
        Task TestOnlyClearTable();

        /// <summary>Closes the table.</summary>
        Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    /// <summary>One reminder as it is kept.</summary>
    public sealed class ReminderEntry
    {
        /// <summary>The grain that is reminded.</summary>
        public GrainId GrainId { get; set; }

        /// <summary>The reminder's name.</summary>
        public string ReminderName { get; set; } = "";

        /// <summary>The first tick (UTC).</summary>
        public DateTime StartAt { get; set; }

        /// <summary>The time between ticks.</summary>
        public TimeSpan Period { get; set; }

        /// <summary>The version of the row.</summary>
        public string ETag { get; set; } = "";

        /// <inheritdoc/>
        public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
    }

    /// <summary>Reminders that were read.</summary>
    public sealed class ReminderTableData
    {
        /// <summary>None.</summary>
        public ReminderTableData() => Reminders = [];

        /// <summary>One.</summary>
        public ReminderTableData(ReminderEntry entry) => Reminders = [entry];

        /// <summary>Several.</summary>
        public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = [.. list];

        /// <summary>The reminders.</summary>
        public IList<ReminderEntry> Reminders { get; }

        /// <inheritdoc/>
        public override string ToString() => $"[{Reminders.Count} reminders: {string.Join(", ", Reminders)}.]";
    }
}

namespace Orleans.Timers
{
    /// <summary>Registers reminders.</summary>
    public interface IReminderRegistry
    {
        /// <summary>Registers a reminder or changes its times; it is durable when this completes.</summary>
        Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

        /// <summary>Removes a reminder.</summary>
        Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

        /// <summary>One reminder of a grain, or <see langword="null"/>.</summary>
        Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

        /// <summary>All reminders of a grain.</summary>
        Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
    }
}
