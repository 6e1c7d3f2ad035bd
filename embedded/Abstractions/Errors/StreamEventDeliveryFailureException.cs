using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>An item could not be delivered and is dropped.</summary>
public sealed class StreamEventDeliveryFailureException : OrleansException
{
    /// <summary>Without a message.</summary>
    public StreamEventDeliveryFailureException()
    {
    }

    /// <summary>With a message.</summary>
    public StreamEventDeliveryFailureException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public StreamEventDeliveryFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
