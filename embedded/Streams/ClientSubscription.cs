using Orleans.Runtime;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Streams;

/// <summary>A subscription from outside of the grains: the observer is called on the thread pool.</summary>
internal sealed class ClientSubscription(MemoryStreamProvider provider, StreamId streamId, Guid id, IStreamSink sink) : StreamSubscription(provider, streamId, id)
{
    public IStreamSink Sink { get; set; } = sink;

    protected override GrainId Subscriber => Provider.Engine.Observers.ClientId;

    protected override async Task DeliverAsync(StreamItem item)
    {
        ExecutionContext.Restore(item.Context?.Flow ?? CleanContext.Instance);
        await Sink.NextAsync(item);
    }

    protected override async Task DeliverErrorAsync(StreamItem item, Exception exception)
    {
        ExecutionContext.Restore(item.Context?.Flow ?? CleanContext.Instance);
        await Sink.ErrorAsync(exception);
    }
}
