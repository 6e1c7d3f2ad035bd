namespace StudyMate.Integration;

/// <summary>Carries one signed message over HTTP. Implemented by the host, which knows the network and what may be reached.</summary>
internal interface IWebhookSender
{
    /// <summary>Sends and tells what came back; never throws for what the other side or the network does.</summary>
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Null when messages may go to this address; otherwise why not.</summary>
    string? Refuse(Uri url);
}

internal sealed record OutgoingMessage(Uri Url, string WebhookId, long Timestamp, string Signature, ReadOnlyMemory<byte> Body);

/// <param name="Status">HTTP status, or null when no answer came.</param>
/// <param name="Reason">Stable reason of a failure, one of the constants below; null on success.</param>
internal sealed record SendOutcome(int? Status, string? Reason)
{
    public const string BadStatus = "status";
    public const string TimedOut = "timeout";
    public const string Unreachable = "unreachable";
    public const string ForbiddenAddress = "forbidden_address";

    private const int Gone = 410;

    /// <summary>How long the other side asks to be left alone, at most a day; zero when it does not.</summary>
    public TimeSpan RetryAfter { get; init; }

    public bool Delivered => Reason is null;

    /// <summary>Nothing is to be sent there any more (Standard Webhooks).</summary>
    public bool IsGone => Status is Gone;
}
