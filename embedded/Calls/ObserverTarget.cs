using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// Objects outside of the grain world that grains call back. They are held weakly: an object that its owner forgot is gone, and calls to it are
/// dropped without an answer, as in Orleans.
/// </summary>
internal sealed class ObserverTarget(Engine engine) : GrainTarget(engine, GrainType.Create("sys.client"))
{
    private readonly ConcurrentDictionary<IdSpan, ObserverQueue> _observers = new();

    /// <summary>The caller of every call that no grain makes.</summary>
    public GrainId ClientId { get; } = GrainId.Create("sys.client", "hosted");

    public GrainReference Add(IGrainObserver observer, Type interfaceType)
    {
        var key = IdSpan.Create($"hosted-{Guid.CreateVersion7():N}");
        var contract = ReferenceEmitter.Of(interfaceType);
        _observers[key] = new ObserverQueue(this, key, contract, observer);
        return contract.Create(this, key);
    }

    public void Remove(GrainReference reference) => _observers.TryRemove(reference.Key, out _);

    public void Remove(IdSpan key) => _observers.TryRemove(key, out _);

    public override void Deliver(GrainReference reference, Call call)
    {
        if (!call.IsOneWay)
            Engine.Timeouts.Watch(call);
        if (!_observers.TryGetValue(reference.Key, out var queue) || !queue.TryEnqueue(call))
            Engine.Log.ObserverGone(reference.GrainId, call);
    }
}
