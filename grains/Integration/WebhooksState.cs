using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

/// <summary>Endpoints and secrets of one school. Secrets are sealed, newest first, at most two are active.</summary>
public sealed record WebhooksState : GrainRecord
{
    public const int MaxEndpoints = 20;
    public const int ActiveSecrets = 2;

    public ImmutableArray<WebhookEndpoint> Endpoints { get; init; } = [];

    /// <summary>Counts the changes; part of the ids of their facts.</summary>
    public long Revision { get; init; }

    public ImmutableArray<string> InboundSecrets { get; init; } = [];

    /// <summary>The endpoint that the last command deleted, if that is what it did.</summary>
    public string? Deleted { get; init; }

    /// <summary>What waits for a deleted endpoint is never sent.</summary>
    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => Deleted is null ? [] :
    [
        RowChange.Update(
            "webhook_deliveries",
            [("tenant", tenant), ("endpoint_id", Deleted), ("status", DeliveryRow.Waiting)],
            ("status", DeliveryRow.Dead),
            ("next_attempt_at", (long?)null),
            ("last_error", "endpoint_deleted")),
    ];

    public static ImmutableArray<string> WithNewest(ImmutableArray<string> secrets, string newest) =>
        [newest, .. secrets.Take(ActiveSecrets - 1)];
}

/// <summary>One endpoint.</summary>
public sealed record WebhookEndpoint(
    string Id,
    string Url,
    ImmutableArray<string> Events,
    bool Active,
    DateTimeOffset CreatedAt,
    ImmutableArray<string> SealedSecrets);
