using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace StudyMate.Analytics;

/// <summary>
/// The observers of classes that are looked at through this node, one per class. One that nobody needs any more is kept until the
/// grain has forgotten it: going from screen to screen opens nothing anew, and the grain never calls what is gone.
/// </summary>
internal sealed class FiguresObserverRegistry(IGrainFactory grains, IHubContext<FiguresHub> hub, TimeProvider time, ILogger<ClassFiguresObserver> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Tenant, string ClassId), Entry> _entries = [];

    /// <summary>The observer of a class, for one more who looks at it; give it back with <see cref="Release"/>.</summary>
    public ClassFiguresObserver Acquire(string tenant, string classId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue((tenant, classId), out var entry))
                _entries.Add((tenant, classId), entry = Open(tenant, classId));
            entry.Users++;
            return entry.Observer;
        }
    }

    public void Release(ClassFiguresObserver observer)
    {
        lock (_gate)
        {
            var entry = _entries[(observer.Tenant, observer.ClassId)];
            entry.Users--;
            entry.LastUsed = time.GetUtcNow();
        }
    }

    /// <summary>Lets go of what nobody has looked at for the time of a subscription.</summary>
    public void CloseUnused()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var (key, entry) in _entries.Where(pair => pair.Value.Users == 0 && now - pair.Value.LastUsed > IFiguresObserver.WatchTime).ToArray())
            {
                grains.DeleteObjectReference<IFiguresObserver>(entry.Observer.Reference);
                _entries.Remove(key);
            }
        }
    }

    private Entry Open(string tenant, string classId)
    {
        var observer = new ClassFiguresObserver(tenant, classId, hub, time, logger);
        observer.Reference = grains.CreateObjectReference<IFiguresObserver>(observer);
        return new Entry(observer);
    }

    private sealed class Entry(ClassFiguresObserver observer)
    {
        public ClassFiguresObserver Observer { get; } = observer;

        public int Users { get; set; }

        public DateTimeOffset LastUsed { get; set; }
    }
}
