using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>The record of one account.</summary>
internal sealed record AccountState : GrainRecord
{
    /// <summary>Shape in which an account knows the memberships that its owner redeemed; before, whoever invited its e-mail made it a member (<see cref="SplitAccountsRule"/>).</summary>
    public const int OwnMemberships = 3;

    /// <summary>Memberships kept, so that the record stays small.</summary>
    public const int MaxMemberships = 50;

    public AccountState() => V = OwnMemberships;

    internal override int Latest => OwnMemberships;

    public bool Exists { get; init; }
    public string Email { get; init; } = "";

    /// <summary>Null only after a recovery, until the link is used.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Of earlier shapes: schools that made this account a member. Null since.</summary>
    public ImmutableArray<string>? Tenants { get; init; }

    /// <summary>Memberships that the owner redeemed, one per school; absent in earlier shapes.</summary>
    public ImmutableArray<RedeemedMembership> Memberships { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The school that it is bound to, or <c>platform</c>; null once its owner has added another school.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Hash of the one-time link's secret.</summary>
    public string? LinkHash { get; init; }
    public DateTimeOffset? LinkExpiresAt { get; init; }

    public SecondFactorState? SecondFactor { get; init; }

    /// <summary>When it was made: the oldest accounts of an e-mail are tried first. Null for those of earlier shapes.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Grows with every change of the password; tokens of another stamp no longer stand.</summary>
    public long Stamp { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    /// <summary>By which a sign-in that names no school finds it. One that opens nothing is not to be found.</summary>
    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => Memberships.IsEmpty ? [] :
    [
        RowChange.Put("accounts", [("tenant", tenant), ("id", id)], ("email", Email), ("opened_at", OpenedAt is { } at ? Micros.Of(at) : 0)),
    ];
}

/// <summary>A membership, as the account has it.</summary>
internal sealed record RedeemedMembership(string Tenant, string MemberId);

/// <summary>The authenticator app of an account.</summary>
internal sealed record SecondFactorState
{
    /// <summary>What app and house share, sealed for this account.</summary>
    public required string SealedSecret { get; init; }

    /// <summary>Whether a code of the app was shown; until then another secret may replace it.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Time step of the last code that was taken: none is taken twice.</summary>
    public long LastStep { get; init; }
}
