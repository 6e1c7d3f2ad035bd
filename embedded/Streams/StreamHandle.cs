using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Streams;

/// <summary>One subscription as its owner sees it.</summary>
internal sealed class StreamHandle<T>(StreamSubscription subscription) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => subscription.StreamId;

    public override string ProviderName => subscription.Provider.Name;

    public override Guid HandleId => subscription.Id;

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var sink = new StreamSink<T>(observer);
        if (subscription is ClientSubscription client)
            client.Sink = sink;
        else
            Consumer().Attach(subscription.Id, sink);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }

    public override Task UnsubscribeAsync()
    {
        if (subscription is GrainSubscription)
            Consumer().Detach(subscription.Id);

        // An implicit subscription belongs to the class: it cannot be removed, only left without an observer.
        if (subscription is not GrainSubscription { IsImplicit: true })
            subscription.Provider.ChannelOf(StreamId).Remove(subscription.Id);
        return Task.CompletedTask;
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == HandleId;

    private static StreamConsumer Consumer() =>
        (Activation.Current ?? throw new InvalidOperationException("A grain's subscription is used in the grain's own turns."))
            .GetOrAddComponent<StreamConsumer>(static activation => new StreamConsumer(activation));
}
