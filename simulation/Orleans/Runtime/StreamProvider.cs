using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace StudyMate.Simulation;

/// <summary>
/// Streams in memory, with the subscriptions that are in the code. A producer is done when its item is queued. Whatever is queued when the process
/// ends is lost: the truth lives elsewhere.
/// </summary>
internal sealed class StreamProvider(Silo silo) : IStreamProvider
{
    private readonly Dictionary<StreamId, StreamSubscription[]> _subscriptions = [];

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new Stream<T>(this, streamId);

    private StreamSubscription[] SubscriptionsOf(StreamId stream)
    {
        if (!_subscriptions.TryGetValue(stream, out var found))
        {
            _subscriptions[stream] = found =
            [
                .. from grainClass in silo.Classes
                   from attribute in grainClass.Type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>()
                   where attribute.Namespace == stream.GetNamespace()
                   select new StreamSubscription(silo, stream, GrainId.Create(grainClass.GrainType, stream.GetKeyAsString())),
            ];
        }

        return found;
    }

    private sealed class Stream<T>(StreamProvider provider, StreamId streamId) : IAsyncStream<T>
    {
        public Task OnNextAsync(T item, StreamSequenceToken? token = null)
        {
            foreach (var subscription in provider.SubscriptionsOf(streamId))
                subscription.Enqueue(item);
            return Task.CompletedTask;
        }
    }
}
