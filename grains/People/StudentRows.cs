using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>The row of a student in lists and search.</summary>
internal static class StudentRows
{
    public static RowChange Put(string tenant, string id, StudentState state) => RowChange.Of(
        "People/PutStudent",
        ("tenant", tenant),
        ("id", id),
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

    /// <summary>Also the order of lists: last name first.</summary>
    private static string SearchOf(StudentState state) => Folding.Of($"{state.LastName} {state.FirstName} {state.Email} {state.SchoolId}");
}
