using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>
/// Erasing a person: whoever does it puts this into the same append. Everything that was sealed with the person's own key (free words
/// in facts) can never be opened again; figures do without it.
/// </summary>
internal static class PersonSeals
{
    public static RowChange Destroy(string tenant, string studentId) =>
        RowChange.Delete("person_keys", ("tenant", tenant), ("student_id", studentId));
}
