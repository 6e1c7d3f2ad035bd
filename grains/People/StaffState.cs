using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>The record of one member of staff.</summary>
internal sealed record StaffState : GrainRecord
{
    /// <summary>Shape with an account and an invitation of the member's own; before, the account was the one of the same id (<see cref="SplitAccountsRule"/>).</summary>
    public const int OwnAccount = 3;

    public StaffState() => V = OwnAccount;

    internal override int Latest => OwnAccount;

    public bool Exists { get; init; }
    public string Email { get; init; } = "";
    public string FirstName { get; init; } = "";
    public string LastName { get; init; } = "";

    /// <summary>Wire name.</summary>
    public string Role { get; init; } = "";
    public string Status { get; init; } = StaffStatuses.Pending;

    /// <summary>Of earlier shapes: whether the account of the same id had a password. Null since.</summary>
    public bool? HasPassword { get; init; }

    /// <summary>The account that opens this membership; null until the invitation is redeemed.</summary>
    public string? AccountId { get; init; }

    /// <summary>Hash of the live invitation's secret.</summary>
    public string? InvitationHash { get; init; }
    public DateTimeOffset? InvitationExpiresAt { get; init; }

    /// <summary>Grows with every change of role or status; tokens of another stamp no longer stand.</summary>
    public long Stamp { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) =>
    [
        RowChange.Put(
            "staff",
            [("tenant", tenant), ("id", id)],
            ("first_name", FirstName),
            ("last_name", LastName),
            ("email", Email),
            ("search", StaffFields.Searchable(LastName, FirstName, Email)),
            ("role", Role),
            ("status", Status)),
    ];
}
