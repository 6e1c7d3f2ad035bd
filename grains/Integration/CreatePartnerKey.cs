using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// <c>POST /api/partners</c> → <see cref="IPartnerKeyGrain.CreateAsync"/>. Effects: record, row of <c>partner_keys</c>, fact <c>partner.created</c>.
/// Refusals: <c>partner.invalid_name</c>, <c>partner.invalid_scopes</c>, <c>partner.invalid_quota</c>, <c>partner.invalid_expiry</c>.
/// </summary>
internal static class CreatePartnerKeyRule
{
    private const int MaxName = 80;
    private const int MaxQuota = 10_000_000;

    public static Result<PartnerKeyState> Decide(CreatePartnerKey command, DateTimeOffset now) => Check(
        new PartnerKeyState
        {
            Exists = true,
            Name = TypedText.Clean(command.Name) ?? "",
            Scopes = Sorted(command.Scopes),
            Quotas = command.Quotas ?? PartnerKeyState.StandardQuotas,
            ExpiresAt = command.ExpiresAt,
            CreatedAt = now,
        },
        now);

    /// <summary>Whether a key may be as it is going to be.</summary>
    public static Result<PartnerKeyState> Check(PartnerKeyState next, DateTimeOffset notBefore)
    {
        if (next.Name.Length is 0 or > MaxName || !TypedText.IsText(next.Name))
            return IntegrationErrors.InvalidKeyName;
        if (next.Scopes.IsDefaultOrEmpty || !next.Scopes.All(PermissionTable.PartnersMayHold))
            return IntegrationErrors.InvalidKeyScopes;
        if (next.Quotas is not { PerMinute: > 0 and <= MaxQuota, PerHour: > 0 and <= MaxQuota, PerDay: > 0 and <= MaxQuota })
            return IntegrationErrors.InvalidKeyQuotas;
        return next.ExpiresAt <= notBefore ? IntegrationErrors.InvalidKeyExpiry : next;
    }

    public static ImmutableArray<string> Sorted(ImmutableArray<string> scopes) =>
        scopes.IsDefault ? [] : [.. scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
