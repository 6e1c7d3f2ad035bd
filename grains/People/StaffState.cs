using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>The record of one member of staff.</summary>
internal sealed record StaffState : GrainRecord
{
    public bool Exists { get; init; }
    public string Email { get; init; } = "";
    public string FirstName { get; init; } = "";
    public string LastName { get; init; } = "";

    /// <summary>Wire name.</summary>
    public string Role { get; init; } = "";
    public string Status { get; init; } = StaffStatuses.Pending;

    /// <summary>Whether the account can sign in; decides between pending and active when a member is activated again.</summary>
    public bool HasPassword { get; init; }

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
