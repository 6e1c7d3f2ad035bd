using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

/// <summary>A row of table webhook_deliveries.</summary>
internal sealed record DeliveryRow(
    string Id,
    string EndpointId,
    string Type,
    string Data,
    string Status,
    long Attempts,
    long CreatedAt,
    long? NextAttemptAt,
    long? LastAttemptAt,
    long? LastStatus,
    string? LastError)
{
    public const string Waiting = "waiting";
    public const string Delivered = "delivered";
    public const string Dead = "dead";

    /// <summary>One delivery per entry and endpoint, so that dispatching an entry again adds nothing.</summary>
    public static string IdOf(string entryId, string endpointId) => DerivedId.Of("delivery", entryId, endpointId);

    public static RowChange Add(string tenant, string id, string endpointId, string type, string data, DateTimeOffset createdAt) =>
        RowChange.Add(
            "webhook_deliveries",
            [("tenant", tenant), ("id", id)],
            ("endpoint_id", endpointId),
            ("type", type),
            ("data", data),
            ("status", Waiting),
            ("attempts", 0),
            ("created_at", createdAt),
            ("next_attempt_at", createdAt));

    /// <summary>What an attempt changes.</summary>
    public RowChange After(string tenant, SendOutcome outcome, DateTimeOffset now, double chance)
    {
        var attempts = (int)Attempts + 1;
        var wait = outcome.Delivered ? null : RetrySchedule.After(attempts, chance);
        if (wait < outcome.RetryAfter)
            wait = outcome.RetryAfter;
        return RowChange.Update(
            "webhook_deliveries",
            [("tenant", tenant), ("id", Id)],
            ("status", outcome.Delivered ? Delivered : wait is null ? Dead : Waiting),
            ("attempts", attempts),
            ("next_attempt_at", wait is { } later ? now + later : (DateTimeOffset?)null),
            ("last_attempt_at", now),
            ("last_status", outcome.Status),
            ("last_error", outcome.Reason));
    }

    public WebhookDeliveryView ToView() => new(
        Id,
        EndpointId,
        Type,
        Status,
        (int)Attempts,
        Micros.ToInstant(CreatedAt),
        NextAttemptAt is { } next ? Micros.ToInstant(next) : null,
        LastAttemptAt is { } last ? Micros.ToInstant(last) : null,
        (int?)LastStatus,
        LastError);
}
