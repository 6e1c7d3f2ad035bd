using System.Collections.Immutable;

namespace StudyMate.People;

/// <summary>The open sign-ins of one account or student in one school, oldest first.</summary>
internal sealed record RefreshTokensState
{
    /// <summary>Shape of this record.</summary>
    public int V { get; init; } = 1;

    public ImmutableArray<RefreshFamily> Families { get; init; } = [];
}

/// <summary>One device's chain of refresh tokens. Only hashes are kept; the successor is sealed for as long as the previous token may ask for it.</summary>
internal sealed record RefreshFamily
{
    public required string Id { get; init; }

    /// <summary>Whether the owner is a student.</summary>
    public bool Student { get; init; }

    /// <summary>Stamp of the credentials that opened it; another one ends it.</summary>
    public required string Stamp { get; init; }

    /// <summary>Hash of the token that is to be used next.</summary>
    public required string Hash { get; init; }

    /// <summary>Hash of the token before, null once its successor was used.</summary>
    public string? PreviousHash { get; init; }

    /// <summary>The token of <see cref="Hash"/>, sealed.</summary>
    public string? SealedSuccessor { get; init; }
    public DateTimeOffset RotatedAt { get; init; }

    /// <summary>Moves on with each use, up to <see cref="EndsAt"/>.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
}
