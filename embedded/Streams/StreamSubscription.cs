using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Streams;

/// <summary>
/// The queue of one subscriber. A failed delivery is tried again, with growing pauses, for a minute; then the item is dropped and the next one
/// follows. A slow or failing subscriber holds up nobody but itself.
/// </summary>
internal abstract class StreamSubscription(MemoryStreamProvider provider, StreamId streamId, Guid id) : IThreadPoolWorkItem
{
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Queue<StreamItem> _items = new();
    private bool _scheduled;

    public Guid Id => id;

    public StreamId StreamId => streamId;

    public MemoryStreamProvider Provider => provider;

    /// <summary>Who receives, for the log.</summary>
    protected abstract GrainId Subscriber { get; }

    public void Enqueue(StreamItem item)
    {
        lock (_items)
        {
            _items.Enqueue(item);
            if (_scheduled)
                return;
            _scheduled = true;
        }

        provider.Engine.Scheduler.Schedule(this);
    }

    public void Execute()
    {
        ExecutionContext.Restore(CleanContext.Instance);
        _ = PumpAsync();
    }

    protected abstract Task DeliverAsync(StreamItem item);

    protected abstract Task DeliverErrorAsync(StreamItem item, Exception exception);

    private async Task PumpAsync()
    {
        while (true)
        {
            StreamItem? item;
            lock (_items)
            {
                if (!_items.TryDequeue(out item))
                {
                    _scheduled = false;
                    return;
                }
            }

            await DeliverWithRetriesAsync(item);
        }
    }

    private async Task DeliverWithRetriesAsync(StreamItem item)
    {
        var engine = provider.Engine;
        var started = engine.Timestamp;
        var pause = TimeSpan.FromSeconds(1);
        for (var attempt = 1; engine.IsRunning; attempt++)
        {
            try
            {
                engine.Meters.OnStreamItemSent(provider.Name, Subscriber);
                await DeliverAsync(item);
                return;
            }
            catch (Exception exception)
            {
                engine.Log.DeliveryFailed(item.Sequence, streamId, Subscriber, attempt, exception);
                if (engine.Time.GetElapsedTime(started) + pause > LongestTry)
                {
                    await DropAsync(item, exception);
                    return;
                }
            }

            await Task.Delay(pause, engine.Time);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task DropAsync(StreamItem item, Exception cause)
    {
        provider.Engine.Log.ItemDropped(item.Sequence, streamId, Subscriber);
        try
        {
            await DeliverErrorAsync(item, new StreamEventDeliveryFailureException($"Stream provider failed to deliver an event. StreamProvider:{provider.Name}  Stream:{streamId}", cause));
        }
        catch (Exception exception)
        {
            provider.Engine.Log.DeliveryFailed(item.Sequence, streamId, Subscriber, 0, exception);
        }
    }
}
