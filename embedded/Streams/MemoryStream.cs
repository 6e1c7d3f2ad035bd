using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Streams;

/// <summary>One stream as producers and subscribers see it.</summary>
internal sealed class MemoryStream<T>(MemoryStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => false;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        provider.ChannelOf(streamId).Publish(provider.Engine.Rebuilder is { } rebuilder ? rebuilder.Rebuild(item) : item);
        return Task.CompletedTask;
    }

    public async Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        foreach (var item in batch)
            await OnNextAsync(item, token);
    }

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException("We still don't support OnErrorAsync()");

    public Task OnCompletedAsync() => throw new NotSupportedException("We still don't support OnCompletedAsync()");

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var channel = provider.ChannelOf(streamId);
        if (Activation.Current is not { } activation)
        {
            var client = new ClientSubscription(provider, streamId, Guid.CreateVersion7(), new StreamSink<T>(observer));
            channel.Add(client);
            return Task.FromResult<StreamSubscriptionHandle<T>>(new StreamHandle<T>(client));
        }

        var subscription = Own(channel, activation).FirstOrDefault(own => own.IsImplicit);
        if (subscription is null)
        {
            subscription = new GrainSubscription(provider, streamId, activation.Class, activation.Key, Guid.CreateVersion7(), isImplicit: false);
            channel.Add(subscription);
        }

        return new StreamHandle<T>(subscription).ResumeAsync(observer);
    }

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        var channel = provider.ChannelOf(streamId);
        IEnumerable<StreamSubscription> own = Activation.Current is { } activation
            ? Own(channel, activation)
            : channel.Subscriptions.OfType<ClientSubscription>();
        return Task.FromResult<IList<StreamSubscriptionHandle<T>>>([.. own.Select(subscription => new StreamHandle<T>(subscription))]);
    }

    public bool Equals(IAsyncStream<T>? other) =>
        other is not null && string.Equals(ProviderName, other.ProviderName, StringComparison.Ordinal) && StreamId == other.StreamId;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => StreamId.GetHashCode();

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : StreamId.CompareTo(other.StreamId);

    private static IEnumerable<GrainSubscription> Own(StreamChannel channel, Activation activation) =>
        channel.Subscriptions.OfType<GrainSubscription>().Where(subscription => subscription.GrainId == activation.GrainId);
}
