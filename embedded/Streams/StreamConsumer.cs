using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Streams;

/// <summary>The observers that one activation has attached to its subscriptions.</summary>
internal sealed class StreamConsumer(Activation activation) : IStreamConsumerExtension
{
    private readonly Dictionary<Guid, IStreamSink> _sinks = [];

    public void Attach(Guid subscription, IStreamSink sink) => _sinks[subscription] = sink;

    public void Detach(Guid subscription) => _sinks.Remove(subscription);

    public async Task DeliverBatch(StreamSubscription subscription, StreamItem item)
    {
        if (!_sinks.TryGetValue(subscription.Id, out var sink) && activation.GrainInstance is IStreamSubscriptionObserver observer)
        {
            await observer.OnSubscribed(new HandleFactory(subscription));
            _sinks.TryGetValue(subscription.Id, out sink);
        }

        // A grain that attached nobody does not want the item.
        if (sink is not null)
            await sink.NextAsync(item);
    }

    public Task ErrorInStream(StreamSubscription subscription, Exception exception) =>
        _sinks.TryGetValue(subscription.Id, out var sink) ? sink.ErrorAsync(exception) : Task.CompletedTask;

    private sealed class HandleFactory(StreamSubscription subscription) : IStreamSubscriptionHandleFactory
    {
        public StreamId StreamId => subscription.StreamId;

        public string ProviderName => subscription.Provider.Name;

        public GuidId SubscriptionId => GuidId.GetGuidId(subscription.Id);

        public StreamSubscriptionHandle<T> Create<T>() => new StreamHandle<T>(subscription);
    }
}

/// <summary>An observer, whatever the type of its items.</summary>
internal interface IStreamSink
{
    Task NextAsync(StreamItem item);

    Task ErrorAsync(Exception exception);
}

/// <summary>An observer of items of one type.</summary>
internal sealed class StreamSink<T>(IAsyncObserver<T> observer) : IStreamSink
{
    public Task NextAsync(StreamItem item) => item.Value is T or null
        ? observer.OnNextAsync((T)item.Value!, new StreamPosition(item.Sequence))
        : throw new InvalidCastException($"Received an item of type {item.Value.GetType().Name}, expected {typeof(T).FullName}");

    public Task ErrorAsync(Exception exception) => observer.OnErrorAsync(exception);
}
