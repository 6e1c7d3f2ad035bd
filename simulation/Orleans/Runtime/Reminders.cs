using Orleans;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>Reminders of all grains of a process: kept by its table, read back at start.</summary>
internal sealed class Reminders(Silo silo, IReminderTable table)
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(GrainId Grain, string Name), LocalReminder> _local = [];

    public async Task StartAsync()
    {
        await table.StartAsync();
        foreach (var entry in (await table.ReadRows(0, 0)).Reminders)
            Run(entry);
    }

    public void Stop()
    {
        foreach (var reminder in _local.Values)
            reminder.Dispose();
        _local.Clear();
    }

    public async Task<IGrainReminder> RegisterAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, ShortestPeriod);
        var entry = new ReminderEntry { GrainId = grain, ReminderName = name, StartAt = silo.Time.GetUtcNow().UtcDateTime + dueTime, Period = period };
        entry.ETag = await table.UpsertRow(entry) ?? throw new ReminderException($"Reminder {name} of {grain} could not be kept.");
        Run(entry);
        return new Handle(entry);
    }

    public async Task UnregisterAsync(IGrainReminder reminder)
    {
        var entry = ((Handle)reminder).Entry;
        if (!await table.RemoveRow(entry.GrainId, entry.ReminderName, entry.ETag) && await table.ReadRow(entry.GrainId, entry.ReminderName) is not null)
            throw new ReminderException($"Reminder {entry.ReminderName} of {entry.GrainId} was registered anew by somebody else.");
        if (_local.Remove((entry.GrainId, entry.ReminderName), out var running))
            running.Dispose();
    }

    public async Task<IGrainReminder?> FindAsync(GrainId grain, string name) => await table.ReadRow(grain, name) is { } entry ? new Handle(entry) : null;

    private void Run(ReminderEntry entry)
    {
        if (_local.Remove((entry.GrainId, entry.ReminderName), out var before))
            before.Dispose();
        _local[(entry.GrainId, entry.ReminderName)] = new LocalReminder(silo, entry);
    }

    private sealed record Handle(ReminderEntry Entry) : IGrainReminder
    {
        public string ReminderName => Entry.ReminderName;
    }
}
