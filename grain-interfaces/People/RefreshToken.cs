using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// A refresh token in clear, <c>{tenant}.{owner}.{family}.{secret}</c>: where to look it up, and the secret that counts. Opaque to clients.
/// </summary>
public sealed record RefreshToken(string Tenant, string OwnerId, string FamilyId, string Secret)
{
    private const int MaxLength = 256;

    /// <summary>The token of a text, or null when it cannot be one.</summary>
    public static RefreshToken? Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text.Split('.') is [var tenant, var owner, var family, { Length: > 0 } secret]
        && GrainKeys.IsTenant(tenant) && GrainKeys.IsId(owner) && GrainKeys.IsId(family)
            ? new RefreshToken(tenant, owner, family, secret)
            : null;

    public override string ToString() => $"{Tenant}.{OwnerId}.{FamilyId}.{Secret}";
}
