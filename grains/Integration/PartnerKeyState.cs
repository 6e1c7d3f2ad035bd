using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Integration;

/// <summary>The record of one partner key.</summary>
internal sealed record PartnerKeyState : GrainRecord
{
    /// <summary>What a key may be used for unless it says otherwise: the predecessor's figures.</summary>
    public static readonly PartnerQuotas StandardQuotas = new(PerMinute: 60, PerHour: 1_000, PerDay: 10_000);

    public bool Exists { get; init; }
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the secret, which is random enough to need no more.</summary>
    public string Hash { get; init; } = "";
    public string Prefix { get; init; } = "";
    public ImmutableArray<string> Scopes { get; init; } = [];
    public string Status { get; init; } = PartnerKeyStatuses.Active;
    public PartnerQuotas Quotas { get; init; } = StandardQuotas;
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) =>
    [
        RowChange.Put(
            "partner_keys",
            [("tenant", tenant), ("id", id)],
            ("name", Name),
            ("prefix", Prefix),
            ("scopes", string.Join(' ', Scopes)),
            ("status", Status),
            ("quota_minute", Quotas.PerMinute),
            ("quota_hour", Quotas.PerHour),
            ("quota_day", Quotas.PerDay),
            ("expires_at", ExpiresAt),
            ("created_at", (DateTimeOffset?)CreatedAt)),
    ];
}
