using System.Collections.Immutable;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace StudyMate.Simulation;

/// <summary>What a delivery looks like to call filters: the name that Orleans gives it.</summary>
internal interface IStreamConsumerExtension : IAddressable
{
    Task DeliverBatch();
}

/// <summary>One item on its way, with what its producer's <see cref="RequestContext"/> held.</summary>
internal sealed record StreamItem(object? Value, StreamSequenceToken Position, ImmutableDictionary<string, object>? Context);

/// <summary>
/// The queue of one grain on one stream. A failed delivery is tried again, with growing pauses, for a minute; then the item is dropped and the
/// next one follows. A slow or failing grain holds up nobody but itself.
/// </summary>
internal sealed class StreamSubscription(Silo silo, StreamId stream, GrainId grain) : IThreadPoolWorkItem
{
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Queue<StreamItem> _items = new();
    private long _position;
    private bool _delivering;

    public void Enqueue(object? item)
    {
        _items.Enqueue(new StreamItem(item, new StreamSequenceToken(++_position), RequestContext.Current));
        if (_delivering)
            return;
        _delivering = true;
        silo.Scheduler.Schedule(this);
    }

    void IThreadPoolWorkItem.Execute() => _ = DeliverAllAsync();

    private async Task DeliverAllAsync()
    {
        while (_items.TryDequeue(out var item))
        {
            if (!await DeliverAsync(item))
                silo.Log.ItemDropped(stream, grain);
        }

        _delivering = false;
    }

    private async Task<bool> DeliverAsync(StreamItem item)
    {
        var givenUp = silo.Time.GetUtcNow() + LongestTry;
        for (var pause = TimeSpan.FromSeconds(1); silo.IsRunning; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await CallAsync(item);
                return true;
            }
            catch (Exception exception)
            {
                // Whatever it is: once more, until it is given up.
                silo.Log.DeliveryFailed(stream, grain, exception);
                if (silo.Time.GetUtcNow() + pause > givenUp)
                    return false;
            }

            await Task.Delay(pause, silo.Time);
        }

        return false;
    }

    private async Task CallAsync(StreamItem item)
    {
        if (item.Context is not null)
            RequestContext.Current = item.Context;
        var method = typeof(IStreamConsumerExtension).GetMethod(nameof(IStreamConsumerExtension.DeliverBatch))!;
        await silo.Dispatch(new Call<Nothing>(new CallTarget(grain, method, activation => ReceiveAsync(activation, item)), sender: null));
    }

    private async Task ReceiveAsync(Activation activation, StreamItem item)
    {
        if (!activation.Consumers.ContainsKey(this) && activation.GrainInstance is IStreamSubscriptionObserver observer)
            await observer.OnSubscribed(new HandleFactory(this, activation));
        // A grain that attached nobody does not want the item.
        if (activation.Consumers.TryGetValue(this, out var consume))
            await consume(item);
    }

    private sealed class HandleFactory(StreamSubscription subscription, Activation activation) : IStreamSubscriptionHandleFactory
    {
        public StreamSubscriptionHandle<T> Create<T>() => new Handle<T>(subscription, activation);
    }

    private sealed class Handle<T>(StreamSubscription subscription, Activation activation) : StreamSubscriptionHandle<T>
    {
        public override Task<StreamSubscriptionHandle<T>> ResumeAsync(Func<T, StreamSequenceToken?, Task> onNextAsync)
        {
            activation.Consumers[subscription] = item => onNextAsync((T)item.Value!, item.Position); // Producers send what their stream is of.
            return Task.FromResult<StreamSubscriptionHandle<T>>(this);
        }
    }
}
