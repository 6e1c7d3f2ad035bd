using Orleans.Runtime;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Streams;

/// <summary>A subscription of a grain: items arrive as calls, in turns of the grain, and activate it when it sleeps.</summary>
internal sealed class GrainSubscription(
    MemoryStreamProvider provider, StreamId streamId, GrainClass grainClass, IdSpan key, Guid id, bool isImplicit)
    : StreamSubscription(provider, streamId, id)
{
    private readonly GrainReference _subscriber = ReferenceEmitter.Of(grainClass.Interfaces[0]).Create(grainClass, key);

    public bool IsImplicit => isImplicit;

    public GrainId GrainId => _subscriber.GrainId;

    protected override GrainId Subscriber => GrainId;

    protected override Task DeliverAsync(StreamItem item) => CallSender.Dispatch(_subscriber, new StreamCall(this, item, null), item.Context);

    protected override Task DeliverErrorAsync(StreamItem item, Exception exception) =>
        CallSender.Dispatch(_subscriber, new StreamCall(this, item, exception), item.Context);
}

/// <summary>What a delivery looks like to call filters: the name that Orleans gives it.</summary>
internal interface IStreamConsumerExtension : IAddressable
{
    Task DeliverBatch(StreamSubscription subscription, StreamItem item);

    Task ErrorInStream(StreamSubscription subscription, Exception exception);
}

/// <summary>One delivery in the queue of the subscribed grain.</summary>
internal sealed class StreamCall(StreamSubscription subscription, StreamItem item, Exception? error) : VoidTaskCall
{
    private static readonly GrainInterface Extension = new(typeof(IStreamConsumerExtension), nameof(IStreamConsumerExtension), "Orleans.Streams.IStreamConsumerExtension");
    private static readonly CallMethod Deliver = new(Extension, typeof(IStreamConsumerExtension).GetMethod(nameof(IStreamConsumerExtension.DeliverBatch))!);
    private static readonly CallMethod Error = new(Extension, typeof(IStreamConsumerExtension).GetMethod(nameof(IStreamConsumerExtension.ErrorInStream))!);

    internal override CallMethod Method => error is null ? Deliver : Error;

    public override object GetTarget() => Receiver!.GetOrAddComponent<StreamConsumer>(static activation => new StreamConsumer(activation));

    protected override Task CallTarget(object target) => error is null
        ? ((StreamConsumer)target).DeliverBatch(subscription, item)
        : ((StreamConsumer)target).ErrorInStream(subscription, error);
}
