using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>The row of a student in lists and search.</summary>
internal static class StudentRows
{
    public static ImmutableArray<RowChange> Of(string tenant, string id, StudentState state) =>
        state.Status is StudentStatuses.Pseudonymized ? [Put(tenant, id, state), .. Erasure(tenant, id)] : [Put(tenant, id, state)];

    private static RowChange Put(string tenant, string id, StudentState state) => RowChange.Put(
        "students",
        [("tenant", tenant), ("id", id)],
        ("subject", state.Subject),
        ("first_name", state.FirstName),
        ("last_name", state.LastName),
        ("email", state.Email),
        ("search", SearchOf(state)),
        ("class_id", state.ClassId),
        ("promotion_id", state.PromotionId),
        ("school_id", state.SchoolId),
        ("uuid_student", state.UuidStudent),
        ("status", state.Status),
        ("consent_sharing", state.ConsentSharing));

    /// <summary>
    /// What goes with a person: the keys that find one, the line of a list that meant one and what is left to apply of it, the place among those a
    /// list left out. By owner, not by value: what was to be forgotten is in no record any more.
    /// </summary>
    private static ImmutableArray<RowChange> Erasure(string tenant, string id) =>
    [
        PersonSeals.Destroy(tenant, id),
        .. ((string[])[RosterKeys.StudentPerson, RosterKeys.StudentEmail, RosterKeys.StudentSchoolId, IAccessCodes.KeyKind]).Select(kind =>
            RowChange.Delete("unique_keys", ("tenant", tenant), ("kind", kind), ("owner", id))),
        RowChange.Update("import_rows", [("tenant", tenant), ("target_id", id), ("result", (string?)null)], ("result", RowResult.Failed)),
        RowChange.Update("import_rows", [("tenant", tenant), ("target_id", id)], ("payload", (string?)null)),
        RowChange.Delete("import_absent", ("tenant", tenant), ("id", id)),
    ];

    /// <summary>Also the order of lists: last name first.</summary>
    private static string SearchOf(StudentState state) => Folding.Of($"{state.LastName} {state.FirstName} {state.Email} {state.SchoolId}");
}
