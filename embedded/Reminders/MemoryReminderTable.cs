using System.Globalization;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Embedded.Reminders;

/// <summary>Reminders in memory. For tests.</summary>
internal sealed class MemoryReminderTable : IReminderTable
{
    private readonly Dictionary<(GrainId, string), ReminderEntry> _rows = [];
    private long _version;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Select(entry => entry.GrainId == grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Select(entry =>
    {
        var hash = entry.GrainId.GetUniformHashCode();
        return begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    });

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (_rows)
            return Task.FromResult(_rows.GetValueOrDefault((grainId, reminderName)));
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (_rows)
        {
            entry.ETag = (++_version).ToString(CultureInfo.InvariantCulture);
            _rows[(entry.GrainId, entry.ReminderName)] = entry;
            return Task.FromResult<string?>(entry.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (_rows)
        {
            return Task.FromResult(
                _rows.TryGetValue((grainId, reminderName), out var entry)
                && string.Equals(entry.ETag, eTag, StringComparison.Ordinal)
                && _rows.Remove((grainId, reminderName)));
        }
    }

    public Task TestOnlyClearTable()
    {
        lock (_rows)
            _rows.Clear();
        return Task.CompletedTask;
    }

    private Task<ReminderTableData> Select(Func<ReminderEntry, bool> predicate)
    {
        lock (_rows)
            return Task.FromResult(new ReminderTableData(_rows.Values.Where(predicate)));
    }
}
