using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// An invitation in clear, <c>{tenant}.{memberId}.{secret}</c>: which membership it opens, and the secret that counts. Opaque to clients.
/// </summary>
public sealed record InvitationToken(string Tenant, string MemberId, string Secret)
{
    private const int MaxLength = 256;

    /// <summary>The invitation of a text, or null when it cannot be one.</summary>
    public static InvitationToken? Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text.Split('.') is [var tenant, var member, { Length: > 0 } secret]
        && GrainKeys.IsTenant(tenant) && GrainKeys.IsId(member)
            ? new InvitationToken(tenant, member, secret)
            : null;

    public override string ToString() => $"{Tenant}.{MemberId}.{Secret}";
}

/// <summary>
/// A one-time link in clear, <c>{accountId}.{secret}</c>: whose password it sets anew, and the secret that counts. Opaque to clients, and never
/// taken for an <see cref="InvitationToken"/>, which has a part more.
/// </summary>
public sealed record AccountLinkToken(string AccountId, string Secret)
{
    private const int MaxLength = 256;

    /// <summary>The link of a text, or null when it cannot be one.</summary>
    public static AccountLinkToken? Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.Split('.') is [var account, { Length: > 0 } secret] && GrainKeys.IsId(account)
            ? new AccountLinkToken(account, secret)
            : null;

    public override string ToString() => $"{AccountId}.{Secret}";
}
