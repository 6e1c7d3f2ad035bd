using System.Collections.Immutable;
using StudyMate.Common;

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
