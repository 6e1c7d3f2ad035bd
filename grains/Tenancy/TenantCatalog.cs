using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Facts;

namespace StudyMate.Tenancy;

/// <summary>
/// All schools in memory. At most once a second it asks the table for its stamp (sum of revisions and number of rows, which every
/// change moves) and reads the rows again only when that has moved. A school that is not among them may have been opened by another process
/// a moment ago, so that is asked at once.
/// </summary>
internal sealed class TenantCatalog(IRows rows, TimeProvider time) : ITenantCatalog
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private Snapshot? _snapshot;
    private Task<Snapshot>? _reading;
    private long _generation;

    public ValueTask<TenantInfo?> FindAsync(string tenant, CancellationToken cancellationToken = default)
    {
        var snapshot = Volatile.Read(ref _snapshot);
        return snapshot is not null && time.GetElapsedTime(snapshot.ReadAt) < MaxAge && snapshot.Tenants.TryGetValue(tenant, out var found)
            ? ValueTask.FromResult<TenantInfo?>(found)
            : ReadAndFindAsync(tenant, cancellationToken);
    }

    /// <summary>A school was changed by this process: the next question reads the table.</summary>
    public void Invalidate()
    {
        lock (_gate)
        {
            _generation++;
            _reading = null;
            Volatile.Write(ref _snapshot, null);
        }
    }

    private async ValueTask<TenantInfo?> ReadAndFindAsync(string tenant, CancellationToken cancellationToken)
    {
        var reading = JoinReading(out var isOwn);
        var snapshot = await reading.WaitAsync(cancellationToken);
        if (!isOwn && !snapshot.Tenants.ContainsKey(tenant))
        {
            // That one may have looked before the school was opened.
            snapshot = await JoinReading(out _).WaitAsync(cancellationToken);
        }

        return snapshot.Tenants.GetValueOrDefault(tenant);
    }

    /// <summary>The reading that is under way, or a new one: however many ask, the table is asked once at a time.</summary>
    private Task<Snapshot> JoinReading(out bool isOwn)
    {
        lock (_gate)
        {
            isOwn = _reading is null;
            return _reading ??= ReadAsync(_snapshot, _generation);
        }
    }

    /// <summary>One read for all that wait. It belongs to none of them, so no caller's cancellation ends it.</summary>
    private async Task<Snapshot> ReadAsync(Snapshot? before, long generation)
    {
        // Leave the lock before anything else happens.
        await Task.Yield();
        try
        {
            var at = time.GetTimestamp();
            var stamp = (await rows.QueryAsync<TenantStamp>("Tenancy/Stamp")).Single();
            var snapshot = before is not null && before.Stamp == stamp
                ? before with { ReadAt = at }
                : new Snapshot(at, stamp, await ReadAllAsync());
            lock (_gate)
            {
                if (_generation == generation)
                    Volatile.Write(ref _snapshot, snapshot);
            }

            return snapshot;
        }
        finally
        {
            lock (_gate)
            {
                if (_generation == generation)
                    _reading = null;
            }
        }
    }

    private async Task<ImmutableDictionary<string, TenantInfo>> ReadAllAsync()
    {
        var all = ImmutableDictionary.CreateBuilder<string, TenantInfo>(StringComparer.Ordinal);
        foreach (var row in await rows.QueryAsync<TenantRow>("Tenancy/AllTenants"))
            all[row.Tenant] = row.ToInfo();
        return all.ToImmutable();
    }

    private sealed record Snapshot(long ReadAt, TenantStamp Stamp, ImmutableDictionary<string, TenantInfo> Tenants);
}

/// <summary>Moves with every change of any school.</summary>
internal sealed record TenantStamp(long Tenants, long Revisions);

/// <summary>A row of <c>tenants</c>.</summary>
internal sealed record TenantRow(
    string Tenant,
    string Name,
    string Type,
    string Status,
    string TimeZone,
    string Language,
    string Overrides,
    long MaxStudents,
    long MaxTeachers,
    long MaxClasses)
{
    public TenantInfo ToInfo() => new(
        Tenant,
        Name,
        Status,
        TimeZone,
        ImmutableDictionary.CreateRange(
            StringComparer.Ordinal,
            JsonSerializer.Deserialize(Overrides, TenancyJson.Default.ImmutableSortedDictionaryStringBoolean)!),
        new Licences((int)MaxStudents, (int)MaxTeachers, (int)MaxClasses));

    public TenantView ToView() => new(
        Tenant, Name, Type, Status, TimeZone, Language, new LicencesView((int)MaxStudents, (int)MaxTeachers, (int)MaxClasses));
}
