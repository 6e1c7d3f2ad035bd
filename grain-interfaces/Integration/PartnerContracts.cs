using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>Wire names of a key's status.</summary>
public static class PartnerKeyStatuses
{
    public const string Active = "active";
    public const string Suspended = "suspended";

    /// <summary>For good.</summary>
    public const string Revoked = "revoked";
}

/// <summary>Requests allowed per fixed calendar window (UTC).</summary>
[GenerateSerializer, Immutable, Alias("studymate.partner-quotas")]
public sealed record PartnerQuotas(
    [property: Id(0)] int PerMinute,
    [property: Id(1)] int PerHour,
    [property: Id(2)] int PerDay);

/// <summary>A partner's key without its secret.</summary>
/// <param name="Id">Key id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Prefix">How the key begins, to recognise it by.</param>
/// <param name="Scopes">Permissions that it holds.</param>
/// <param name="Status">One of <see cref="PartnerKeyStatuses"/>.</param>
/// <param name="Quotas">How often it may be used.</param>
/// <param name="ExpiresAt">When it ends by itself, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
[GenerateSerializer, Immutable, Alias("studymate.partner-key-view")]
public sealed record PartnerKeyView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Prefix,
    [property: Id(3)] ImmutableArray<string> Scopes,
    [property: Id(4)] string Status,
    [property: Id(5)] PartnerQuotas Quotas,
    [property: Id(6)] DateTimeOffset? ExpiresAt,
    [property: Id(7)] DateTimeOffset CreatedAt);

/// <summary>A key that was just made; <paramref name="ApiKey"/> is told this once and never again.</summary>
[GenerateSerializer, Immutable, Alias("studymate.issued-partner-key")]
public sealed record IssuedPartnerKey([property: Id(0)] PartnerKeyView Partner, [property: Id(1)] string ApiKey);

[GenerateSerializer, Immutable, Alias("studymate.create-partner-key")]
public sealed record CreatePartnerKey(
    [property: Id(0)] string? Name,
    [property: Id(1)] ImmutableArray<string> Scopes,
    [property: Id(2)] PartnerQuotas? Quotas,
    [property: Id(3)] DateTimeOffset? ExpiresAt);

/// <summary>Null members stay as they are.</summary>
[GenerateSerializer, Immutable, Alias("studymate.change-partner-key")]
public sealed record ChangePartnerKey(
    [property: Id(0)] string? Name,
    [property: Id(1)] ImmutableArray<string>? Scopes,
    [property: Id(2)] PartnerQuotas? Quotas,
    [property: Id(3)] DateTimeOffset? ExpiresAt,
    [property: Id(4)] string? Status);

/// <summary>The answer to one request of a partner.</summary>
/// <param name="Allowed">False when a window is used up.</param>
/// <param name="Scopes">Permissions of the key.</param>
/// <param name="Quotas">How often it may be used.</param>
/// <param name="Remaining">What is left of each window.</param>
/// <param name="MinuteEndsAt">When the window of the minute ends.</param>
/// <param name="RetryAfterSeconds">When the fullest window ends; 0 while allowed.</param>
[GenerateSerializer, Immutable, Alias("studymate.partner-admission")]
public sealed record PartnerAdmission(
    [property: Id(0)] bool Allowed,
    [property: Id(1)] ImmutableArray<string> Scopes,
    [property: Id(2)] PartnerQuotas Quotas,
    [property: Id(3)] PartnerQuotas Remaining,
    [property: Id(4)] DateTimeOffset MinuteEndsAt,
    [property: Id(5)] int RetryAfterSeconds);

/// <summary>A partner's key in clear, <c>smk.{tenant}.{keyId}.{secret}</c>: where to look it up, and the secret that counts.</summary>
public sealed record PartnerApiKey(string Tenant, string KeyId, string Secret)
{
    private const string Marker = "smk";
    private const int MaxLength = 200;
    private const int ShownSecret = 4;

    /// <summary>How it begins, to recognise it by.</summary>
    public string Prefix => $"{Marker}.{Tenant}.{KeyId}.{Secret[..ShownSecret]}";

    /// <summary>The key of a header, or null when it cannot be one.</summary>
    public static PartnerApiKey? Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text.Split('.') is [Marker, var tenant, var id, { Length: > ShownSecret } secret]
        && GrainKeys.IsTenant(tenant) && GrainKeys.IsId(id)
            ? new PartnerApiKey(tenant, id, secret)
            : null;

    public override string ToString() => $"{Marker}.{Tenant}.{KeyId}.{Secret}";
}
