using System.Collections.Concurrent;
using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Classes;

/// <summary>
/// Reads at most once a second per person; a change made in this process is visible at once, one made elsewhere within the second.
/// </summary>
internal sealed class StaffClasses(IRows rows, TimeProvider time) : IStaffClasses
{
    private const int MaxEntries = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Tenant, string Staff), Entry> _known = new();
    private long _changes;

    public async ValueTask<ImmutableHashSet<string>> OfAsync(string tenant, string staffId, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue((tenant, staffId), out var entry) && now - entry.ReadAt < Fresh && now >= entry.ReadAt)
            return entry.Classes;
        var changes = Interlocked.Read(ref _changes);
        var ids = await rows.QueryAsync<string>("Classes/ClassesOfTeacher", new { tenant, staff_id = staffId }, cancellationToken);
        if (_known.Count >= MaxEntries)
            _known.Clear();
        var classes = ids.ToImmutableHashSet(StringComparer.Ordinal);
        var read = new Entry(classes, now);
        _known[(tenant, staffId)] = read;
        // What was read before a change and arrives after it is not kept.
        if (Interlocked.Read(ref _changes) != changes)
            _known.TryRemove(KeyValuePair.Create((tenant, staffId), read));
        return classes;
    }

    /// <summary>A class of the tenant changed its teachers.</summary>
    public void Forget(string tenant)
    {
        Interlocked.Increment(ref _changes);
        foreach (var key in _known.Keys.Where(key => string.Equals(key.Tenant, tenant, StringComparison.Ordinal)))
            _known.TryRemove(key, out _);
    }

    private sealed record Entry(ImmutableHashSet<string> Classes, DateTimeOffset ReadAt);
}
