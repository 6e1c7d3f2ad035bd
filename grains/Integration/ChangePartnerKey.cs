using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// <c>POST /api/partners</c>, <c>PATCH /api/partners/{id}</c> → <see cref="IPartnerKeyGrain.CreateAsync"/>,
/// <see cref="IPartnerKeyGrain.ChangeAsync"/>. Effects: record, row of <c>partner_keys</c>, fact <c>partner.created</c>,
/// <c>partner.changed</c>, <c>partner.suspended</c> or <c>partner.activated</c>. Refusals: <c>partner.invalid_name</c>,
/// <c>partner.invalid_scopes</c>, <c>partner.invalid_quota</c>, <c>partner.invalid_expiry</c>, <c>partner.invalid_status</c>,
/// <c>partner.revoked</c>, <c>partner.not_found</c>.
/// </summary>
internal static class ChangePartnerKeyRule
{
    private const int MaxName = 80;
    private const int MaxQuota = 10_000_000;

    public static Error NotFound => Error.NotFound("partner.not_found", "There is no such key.");

    public static Error Revoked => Error.Conflict("partner.revoked", "This key was revoked for good: make another one.");

    public static Result<PartnerKeyState> Create(CreatePartnerKey command, DateTimeOffset now) => Check(
        new PartnerKeyState
        {
            Exists = true,
            Name = command.Name?.Trim() ?? "",
            Scopes = Sorted(command.Scopes),
            Quotas = command.Quotas ?? PartnerKeyState.StandardQuotas,
            ExpiresAt = command.ExpiresAt,
            CreatedAt = now,
        },
        now);

    public static Result<PartnerKeyState> Change(PartnerKeyState state, ChangePartnerKey command, DateTimeOffset now)
    {
        if (!state.Exists)
            return NotFound;
        if (string.Equals(state.Status, PartnerKeyStatuses.Revoked, StringComparison.Ordinal))
            return Revoked;
        if (command.Status is not (null or PartnerKeyStatuses.Active or PartnerKeyStatuses.Suspended))
            return Error.Invalid("partner.invalid_status", "The status is active or suspended.", "status");
        var next = state with
        {
            Name = command.Name?.Trim() ?? state.Name,
            Scopes = command.Scopes is { } scopes ? Sorted(scopes) : state.Scopes,
            Quotas = command.Quotas ?? state.Quotas,
            ExpiresAt = command.ExpiresAt ?? state.ExpiresAt,
            Status = command.Status ?? state.Status,
        };
        return Check(next, command.ExpiresAt is null ? DateTimeOffset.MinValue : now);
    }

    private static Result<PartnerKeyState> Check(PartnerKeyState next, DateTimeOffset notBefore)
    {
        if (next.Name.Length is 0 or > MaxName || next.Name.Any(char.IsControl))
            return Error.Invalid("partner.invalid_name", "A key's name has 1 to 80 characters on one line.", "name");
        if (next.Scopes.IsDefaultOrEmpty || !next.Scopes.All(PermissionTable.PartnersMayHold))
            return Error.Invalid("partner.invalid_scopes", "A key holds at least one permission, and only such as partners may hold.", "scopes");
        if (next.Quotas is not { PerMinute: > 0 and <= MaxQuota, PerHour: > 0 and <= MaxQuota, PerDay: > 0 and <= MaxQuota })
            return Error.Invalid("partner.invalid_quota", "Quotas are between 1 and 10000000 requests.", "quotas");
        return next.ExpiresAt <= notBefore ? Error.Invalid("partner.invalid_expiry", "A key expires in the future.", "expiresAt") : next;
    }

    private static ImmutableArray<string> Sorted(ImmutableArray<string> scopes) =>
        scopes.IsDefault ? [] : [.. scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
