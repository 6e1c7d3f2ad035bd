using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// <c>POST /api/auth/refresh</c> → <see cref="IRefreshTokensGrain.RefreshAsync"/>. The current token is exchanged for its successor. The
/// one before answers the same successor for 60 s or until that is used: a client that lost the answer asks again. Everything older
/// is reuse, and somebody has a copy: the family ends.
/// </summary>
internal static class RotateRefreshTokenRule
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>What a presented secret is to its family.</summary>
    public static RefreshUse Classify(RefreshFamily family, string secret, DateTimeOffset now)
    {
        if (now >= family.ExpiresAt || now >= family.EndsAt)
            return RefreshUse.Expired;
        if (SecretHash.Matches(secret, family.Hash))
            return RefreshUse.Current;
        return SecretHash.Matches(secret, family.PreviousHash) && now - family.RotatedAt <= Grace ? RefreshUse.Previous : RefreshUse.Reused;
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
}
