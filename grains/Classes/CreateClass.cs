using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>
/// Opening a class.
/// <para>Route: POST /api/classes. Grain: IClassGrain.CreateAsync. Effects: record, rows, name key, <c>class.created</c>,
/// <c>class.teacher_assigned</c>. Refusals: <c>class.exists</c>, <c>field.*</c>, <c>class.too_many_teachers</c>; then by the grain
/// <c>promotion.*</c>, <c>class.unknown_teacher</c>, <c>class.name_taken</c>, <c>licence.classes</c>.</para>
/// </summary>
internal static class CreateClassRule
{
    public static Result<ClassFields> Decide(ClassState state, CreateClass command)
    {
        if (state.Exists)
            return ClassesErrors.ClassExists;
        var fields = new ClassFields(
            TypedText.Clean(command.Name),
            TypedText.Clean(command.PromotionId),
            TypedText.Clean(command.Description),
            ClassStatuses.Active,
            command.TeacherIds is { IsDefault: false } teachers ? [.. teachers.Distinct(StringComparer.Ordinal)] : []);
        return fields.Check() is { } wrong ? wrong : fields;
    }
}
