using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>
/// Applying one line of a list of classes: a new class, or the differences of a known one; empty cells change nothing, a teacher named is
/// added and none is taken away.
/// <para>Route: POST /api/imports/{id}/apply. Grain: IClassGrain.ImportAsync. Effects and refusals: those of creating and changing.</para>
/// </summary>
internal static class ImportClassRule
{
    public static Result<ClassFields> Decide(ClassState state, ImportClass line)
    {
        if (state.Exists && !state.IsActive)
            return ClassesErrors.ImportsArchivedClass;
        var fields = new ClassFields(
            TypedText.Clean(line.Name),
            line.PromotionId,
            TypedText.Clean(line.Description) ?? state.Description,
            ClassStatuses.Active,
            line.TeacherId is { } teacher && !state.TeacherIds.Contains(teacher, StringComparer.Ordinal) ? state.TeacherIds.Add(teacher) : state.TeacherIds);
        return fields.Check() is { } wrong ? wrong : fields;
    }
}
