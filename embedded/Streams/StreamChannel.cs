using Orleans.Runtime;

namespace StudyMate.Embedded.Streams;

/// <summary>One stream: numbers its items and hands them to every subscription.</summary>
internal sealed class StreamChannel(MemoryStreamProvider provider, StreamId streamId, IEnumerable<StreamSubscription> implicitSubscribers)
{
    private readonly Lock _gate = new();
    private StreamSubscription[] _subscriptions = [.. implicitSubscribers];
    private long _sequence;

    public StreamSubscription[] Subscriptions => _subscriptions;

    public StreamId StreamId => streamId;

    public MemoryStreamProvider Provider => provider;

    public void Publish(object? value)
    {
        provider.Engine.Meters.OnStreamItemRead(provider.Name);
        // Under the lock, so that all subscriptions see all items in the same order.
        lock (_gate)
        {
            var item = new StreamItem(value, ++_sequence, RequestContext.Current);
            foreach (var subscription in _subscriptions)
                subscription.Enqueue(item);
        }
    }

    public void Add(StreamSubscription subscription)
    {
        lock (_gate)
            _subscriptions = [.. _subscriptions, subscription];
    }

    public void Remove(Guid id)
    {
        lock (_gate)
            _subscriptions = [.. _subscriptions.Where(subscription => subscription.Id != id)];
    }
}
