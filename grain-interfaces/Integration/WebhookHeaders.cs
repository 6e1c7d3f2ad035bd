using System.Globalization;

namespace StudyMate.Integration;

/// <summary>The headers of a signed message, as standardwebhooks.com specifies them.</summary>
/// <param name="Id"><c>webhook-id</c>.</param>
/// <param name="Timestamp"><c>webhook-timestamp</c>, seconds since 1970.</param>
/// <param name="Signature"><c>webhook-signature</c>: space-separated <c>v1,&lt;base64&gt;</c>.</param>
public readonly record struct WebhookHeaders(string? Id, string? Timestamp, string? Signature)
{
    private const int MaxId = 128;
    private const int MaxSignature = 2048;

    /// <summary>Whether a signature over them can match at all: known before the body is received.</summary>
    public bool ArePossible => Id is { Length: > 0 and <= MaxId } && Signature is { Length: > 0 and <= MaxSignature } && Seconds is not null;

    /// <summary>The timestamp as a number, or null where it is none.</summary>
    public long? Seconds => long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
