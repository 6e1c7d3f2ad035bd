namespace Orleans.Runtime
{
    /// <summary>Faults of the runtime.</summary>
    public class OrleansException(string message, Exception? innerException = null) : Exception(message, innerException);

    /// <summary>More waits than may wait.</summary>
    public sealed class LimitExceededException(string message) : OrleansException(message);

    /// <summary>The process that the grain would live in does not run.</summary>
    public sealed class SiloUnavailableException(string message) : OrleansException(message);

    /// <summary>A reminder cannot be kept.</summary>
    public sealed class ReminderException(string message) : OrleansException(message);
}

namespace Orleans.Storage
{
    /// <summary>The record was changed by somebody else since it was read.</summary>
    public sealed class InconsistentStateException(string errorMsg, string storedEtag = "", string currentEtag = "")
        : Runtime.OrleansException($"{errorMsg} {storedEtag} {currentEtag}".TrimEnd())
    {
        /// <summary>Whether it has not left the grain yet whose record it is: that one deactivates, its callers do not.</summary>
        internal bool IsSourceActivation { get; set; } = true;
    }
}
