using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// <c>POST /api/auth/refresh</c> → <see cref="IRefreshTokensGrain.RefreshAsync"/>. The current token is exchanged for its successor. The
/// one before answers the same successor for 60 s or until that is used: a client that lost the answer asks again. Everything older that
/// we issued is reuse, and somebody has a copy: the family ends. What we never issued ends nothing, whoever knows the family's id.
/// </summary>
internal static class RotateRefreshTokenRule
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>What a presented secret is to its family.</summary>
    /// <param name="family">The family that the token names.</param>
    /// <param name="secret">What it brings.</param>
    /// <param name="isIssued">Whether the secret carries our mark for this family: no other former token can be told, their hashes are not kept.</param>
    /// <param name="now">The time.</param>
    public static RefreshUse Classify(RefreshFamily family, string secret, bool isIssued, DateTimeOffset now)
    {
        if (now >= family.ExpiresAt || now >= family.EndsAt)
            return RefreshUse.Expired;
        if (SecretHash.Matches(secret, family.Hash))
            return RefreshUse.Current;
        if (SecretHash.Matches(secret, family.PreviousHash))
            return now - family.RotatedAt <= Grace ? RefreshUse.Previous : RefreshUse.Reused;
        return isIssued ? RefreshUse.Reused : RefreshUse.Unknown;
    }

    /// <summary>The family after its current token was exchanged.</summary>
    public static RefreshFamily Rotate(RefreshFamily family, string successorHash, string sealedSuccessor, DateTimeOffset now, TimeSpan idle)
    {
        var expires = now + idle;
        return family with
        {
            Hash = successorHash,
            PreviousHash = family.Hash,
            SealedSuccessor = sealedSuccessor,
            RotatedAt = now,
            ExpiresAt = expires < family.EndsAt ? expires : family.EndsAt,
        };
    }
}

internal enum RefreshUse
{
    Current,
    Previous,
    Reused,
    Expired,

    /// <summary>Never issued.</summary>
    Unknown,
}
