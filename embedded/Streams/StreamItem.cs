using Orleans.Runtime;
using Orleans.Streams;

namespace StudyMate.Embedded.Streams;

/// <summary>One item on its way, with what its producer's <see cref="RequestContext"/> held.</summary>
internal sealed record StreamItem(object? Value, long Sequence, RequestContextValues? Context);

/// <summary>The place of an item in its stream.</summary>
internal sealed class StreamPosition(long sequenceNumber) : StreamSequenceToken
{
    public override long SequenceNumber { get; protected set; } = sequenceNumber;

    public override int EventIndex { get; protected set; }

    public override bool Equals(StreamSequenceToken? other) => other is not null && other.SequenceNumber == SequenceNumber && other.EventIndex == EventIndex;

    public override int CompareTo(StreamSequenceToken? other) => other is null
        ? 1
        : (SequenceNumber, EventIndex).CompareTo((other.SequenceNumber, other.EventIndex));
}
