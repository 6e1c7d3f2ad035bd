using System.Net.Sockets;
using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>
/// Turns what the connector throws into an exception that names the statement. The server quotes values in its messages (a name, an
/// e-mail address), which must not reach a log; and the connector's own type would not survive the way to another process.
/// </summary>
internal static class MySqlFault
{
    /// <summary>As the operating system says it, in the words of .NET.</summary>
    private const int Full = unchecked((int)0x80070070);

    /// <summary>Whether it comes from the server or from the way to it, and not from our own code.</summary>
    public static bool IsFault(Exception exception) => exception is MySqlException or MySqlProtocolException or SocketException or IOException;

    /// <summary>
    /// Whether the same transaction may well succeed when it is begun again: it was the victim of a deadlock, or waited too long for a
    /// lock.
    /// </summary>
    public static bool IsPassing(Exception exception) =>
        exception is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout };

    /// <summary>Whether a text was compared with an id that it can never be, because it is not ASCII.</summary>
    public static bool IsForeignText(Exception exception) => exception is MySqlException
    {
        ErrorCode: MySqlErrorCode.CannotAggregateTwoCollations or MySqlErrorCode.CannotAggregateThreeCollations or MySqlErrorCode.CannotAggregateNCollations,
    };

    /// <summary>Whether the server has no room for what was to be written.</summary>
    public static bool IsFull(IOException fault) => fault.HResult == Full;

    /// <param name="fault">What the connector threw.</param>
    /// <param name="what">The statement, <c>Domain/Name</c>.</param>
    public static IOException Of(Exception fault, string what)
    {
        if (fault is not MySqlException { SqlState.Length: > 0 } exception)
            return new IOException($"The database does not answer in '{what}': {fault.Message}", fault);
        var message = $"MySQL error {exception.Number} ({exception.ErrorCode}) in '{what}'.";
        return exception.ErrorCode is MySqlErrorCode.DiskFull or MySqlErrorCode.RecordFileFull ? new IOException(message, Full) : new IOException(message);
    }
}
