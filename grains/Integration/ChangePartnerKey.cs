using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// <c>PATCH /api/partners/{id}</c> → <see cref="IPartnerKeyGrain.ChangeAsync"/>. Effects: record, row of <c>partner_keys</c>, fact
/// <c>partner.changed</c>, <c>partner.suspended</c> or <c>partner.activated</c>. Refusals: <c>partner.invalid_status</c>, <c>partner.revoked</c>,
/// <c>partner.not_found</c> and those of <see cref="CreatePartnerKeyRule"/>.
/// </summary>
internal static class ChangePartnerKeyRule
{
    public static Result<PartnerKeyState> Decide(PartnerKeyState state, ChangePartnerKey command, DateTimeOffset now)
    {
        if (!state.Exists)
            return IntegrationErrors.KeyNotFound;
        if (string.Equals(state.Status, PartnerKeyStatuses.Revoked, StringComparison.Ordinal))
            return IntegrationErrors.KeyRevoked;
        if (command.Status is not (null or PartnerKeyStatuses.Active or PartnerKeyStatuses.Suspended))
            return IntegrationErrors.InvalidKeyStatus;
        var next = state with
        {
            Name = command.Name is { } name ? TypedText.Clean(name) ?? "" : state.Name,
            Scopes = command.Scopes is { } scopes ? CreatePartnerKeyRule.Sorted(scopes) : state.Scopes,
            Quotas = command.Quotas ?? state.Quotas,
            ExpiresAt = command.ExpiresAt ?? state.ExpiresAt,
            Status = command.Status ?? state.Status,
        };
        return CreatePartnerKeyRule.Check(next, command.ExpiresAt is null ? DateTimeOffset.MinValue : now);
    }
}
