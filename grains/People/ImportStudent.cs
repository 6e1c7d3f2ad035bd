using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Applying one line of a list: a new student, or the differences of a known one; empty cells change nothing.
/// <para>Route: POST /api/imports/{id}/apply. Grain: IStudentGrain.ImportAsync. Effects and refusals: those of creating and changing, and
/// <c>import.removed_student</c>; <c>import.other_name</c>: nobody becomes somebody else by a list.</para>
/// </summary>
internal static class ImportStudentRule
{
    public static Result<StudentFields> Decide(StudentState state, ImportStudent line)
    {
        if (state.Exists && !state.IsMember)
            return ImportErrors.ImportsRemovedStudent;
        var (known, written) = (new PersonName(state.FirstName, state.LastName), new PersonName(line.FirstName, line.LastName));
        if (state.Exists && !PersonNames.AreSame(known, written))
            return ImportErrors.OtherName.AsConflict();
        // Of the same person the school's name stays where the list has fewer or more words.
        var keepsName = state.Exists && !known.Words.SequenceEqual(written.Words, StringComparer.Ordinal);
        var classId = line.ClassId ?? state.ClassId;
        var stays = string.Equals(classId, state.ClassId, StringComparison.Ordinal);
        var fields = new StudentFields(
            keepsName ? state.FirstName : TypedText.Clean(line.FirstName),
            keepsName ? state.LastName : TypedText.Clean(line.LastName),
            EmailAddress.CleanOfRoster(line.Email) ?? state.Email,
            TypedText.Clean(line.SchoolId) ?? state.SchoolId,
            classId,
            stays ? state.PromotionId : null,
            state.Status,
            line.ConsentSharing ?? state.ConsentSharing);
        return fields.Check() is { } wrong ? wrong : fields;
    }
}
