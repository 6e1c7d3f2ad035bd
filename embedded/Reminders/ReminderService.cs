using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Reminders;

/// <summary>
/// Reminders of all grains of this host: kept by the host's <see cref="IReminderTable"/>, read back at start. A tick that fell due while nobody
/// ran is not made up for: the reminder goes on at its next time.
/// </summary>
internal sealed class ReminderService : IReminderRegistry, IEnginePart, IDisposable
{
    private readonly Dictionary<(GrainId Grain, string Name), LocalReminder> _reminders = [];
    private readonly Engine _engine;
    private readonly IReminderTable _table;
    private readonly ReminderOptions _options;

    public ReminderService(Engine engine)
    {
        _engine = engine;
        _table = engine.Services.GetService<IReminderTable>()
            ?? throw new OrleansConfigurationException("Reminders are on, but no IReminderTable is registered to keep them.");
        _options = engine.Services.GetRequiredService<IOptions<ReminderOptions>>().Value;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _engine.Meters.ObserveReminders(Count);
        await _table.StartAsync(cancellationToken);
        foreach (var entry in (await _table.ReadRows(0, 0)).Reminders)
            Run(entry);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        await _table.StopAsync(cancellationToken);
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        ThrowIfNameless(reminderName);
        ThrowIfOutsideOfGrain();
        if (period < _options.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {reminderName} as requested period ({period}) is less than minimum allowed reminder period ({_options.MinimumReminderPeriod})", nameof(period));
        }

        var entry = new ReminderEntry
        {
            GrainId = callingGrainId,
            ReminderName = reminderName,
            StartAt = _engine.Time.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        entry.ETag = await _table.UpsertRow(entry) ?? throw new ReminderException($"Could not register reminder {entry} to reminder table due to a race. Please try again later.");
        Run(entry);
        return new ReminderHandle(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ThrowIfOutsideOfGrain();
        if (reminder is not ReminderHandle handle)
            throw new ArgumentException("This reminder was not made here.", nameof(reminder));
        if (!await _table.RemoveRow(handle.Entry.GrainId, handle.ReminderName, handle.Entry.ETag)
            && await _table.ReadRow(handle.Entry.GrainId, handle.ReminderName) is not null)
            throw new ReminderException($"Could not unregister reminder {handle.Entry} from the reminder table, due to tag mismatch. You can retry.");
        lock (_reminders)
        {
            if (_reminders.Remove((handle.Entry.GrainId, handle.ReminderName), out var running))
                running.Dispose();
        }
    }

    /// <summary>The same for no name and an empty one, as Orleans says it.</summary>
    private static void ThrowIfNameless(string reminderName) => ArgumentNullException.ThrowIfNull(string.IsNullOrEmpty(reminderName) ? null : reminderName, nameof(reminderName));

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        ThrowIfNameless(reminderName);
        ThrowIfOutsideOfGrain();
        return await _table.ReadRow(callingGrainId, reminderName) is { } entry ? new ReminderHandle(entry) : null;
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        ThrowIfOutsideOfGrain();
        return [.. (await _table.ReadRows(callingGrainId)).Reminders.Select(entry => new ReminderHandle(entry))];
    }

    public void Dispose()
    {
        lock (_reminders)
        {
            foreach (var reminder in _reminders.Values)
                reminder.Dispose();
            _reminders.Clear();
        }
    }

    private static void ThrowIfOutsideOfGrain()
    {
        if (Activation.Current is null)
            throw new InvalidOperationException("Reminders are used by grains, in their turns.");
    }

    private int Count()
    {
        lock (_reminders)
            return _reminders.Count;
    }

    private void Run(ReminderEntry entry)
    {
        lock (_reminders)
        {
            if (_reminders.Remove((entry.GrainId, entry.ReminderName), out var before))
                before.Dispose();
            _reminders[(entry.GrainId, entry.ReminderName)] = new LocalReminder(_engine, entry);
        }
    }

    private sealed record ReminderHandle(ReminderEntry Entry) : IGrainReminder
    {
        public string ReminderName => Entry.ReminderName;
    }
}
