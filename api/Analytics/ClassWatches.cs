using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace StudyMate.Analytics;

/// <summary>
/// The classes that are looked at through this node. One that nobody looks at any more is kept until the grain has forgotten its
/// observer: going from screen to screen opens nothing anew, and the grain never calls what is gone.
/// </summary>
internal sealed class ClassWatches(IGrainFactory grains, IHubContext<FiguresHub> hub, TimeProvider time, ILogger<ClassWatch> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Tenant, string ClassId), Entry> _entries = [];

    /// <summary>The watch of a class, for one more who looks at it; give it back with <see cref="Release"/>.</summary>
    public ClassWatch Acquire(string tenant, string classId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue((tenant, classId), out var entry))
                _entries.Add((tenant, classId), entry = Open(tenant, classId));
            entry.Users++;
            return entry.Watch;
        }
    }

    public void Release(ClassWatch watch)
    {
        lock (_gate)
        {
            var entry = _entries[(watch.Tenant, watch.ClassId)];
            entry.Users--;
            entry.LastUsed = time.GetUtcNow();
        }
    }

    /// <summary>Lets go of what nobody has looked at for the time of a watch.</summary>
    public void CloseUnused()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var (key, entry) in _entries.Where(pair => pair.Value.Users == 0 && now - pair.Value.LastUsed > IFiguresObserver.WatchTime).ToArray())
            {
                grains.DeleteObjectReference<IFiguresObserver>(entry.Watch.Reference);
                _entries.Remove(key);
            }
        }
    }

    private Entry Open(string tenant, string classId)
    {
        var watch = new ClassWatch(tenant, classId, hub, time, logger);
        watch.Reference = grains.CreateObjectReference<IFiguresObserver>(watch);
        return new Entry(watch);
    }

    private sealed class Entry(ClassWatch watch)
    {
        public ClassWatch Watch { get; } = watch;

        public int Users { get; set; }

        public DateTimeOffset LastUsed { get; set; }
    }
}
