using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Applying one line of a list: a new student, or the differences of a known one; empty cells change nothing.
/// <para>Route: POST /api/imports/{id}/apply. Grain: IStudentGrain.ImportAsync. Effects and refusals: those of creating and changing, and
/// <c>import.removed_student</c>.</para>
/// </summary>
internal static class ImportStudentRule
{
    public static Result<StudentFields> Decide(StudentState state, ImportStudent line)
    {
        if (state.Exists && !state.IsMember)
            return ImportErrors.ImportsRemovedStudent;
        var classId = line.ClassId ?? state.ClassId;
        var stays = string.Equals(classId, state.ClassId, StringComparison.Ordinal);
        var fields = new StudentFields(
            TypedText.Clean(line.FirstName),
            TypedText.Clean(line.LastName),
            EmailAddress.CleanOfRoster(line.Email) ?? state.Email,
            TypedText.Clean(line.SchoolId) ?? state.SchoolId,
            classId,
            stays ? state.PromotionId : null,
            state.Status,
            line.ConsentSharing ?? state.ConsentSharing);
        return fields.Check() is { } wrong ? wrong : fields;
    }
}
