using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>
/// Changing a class: only given members change. Archiving frees its name; its students stay where they are.
/// <para>Routes: PATCH and DELETE /api/classes/{id}, PUT and DELETE /api/classes/{id}/teachers/{staffId}. Grain:
/// IClassGrain.UpdateAsync, ArchiveAsync, AssignTeacherAsync, RemoveTeacherAsync. Effects: record, rows, name key, and one of
/// <c>class.updated</c>, <c>class.archived</c>, <c>class.reactivated</c>, <c>class.teacher_assigned</c>,
/// <c>class.teacher_removed</c> for each thing that changed. Refusals: <c>class.invalid_status</c>, <c>class.archived</c>,
/// <c>field.*</c>, <c>class.too_many_teachers</c>; then by the grain those of creating and <c>class.has_students</c>.</para>
/// </summary>
internal static class UpdateClassRule
{
    public static Result<ClassFields> Decide(ClassState state, UpdateClass command)
    {
        var status = command.Status.Or(state.Status);
        if (status is not (ClassStatuses.Active or ClassStatuses.Archived))
            return ClassesErrors.InvalidClassStatus;
        var teachers = command.TeacherIds.IsGiven ? command.TeacherIds.Value ?? [] : state.TeacherIds;
        var fields = new ClassFields(
            command.Name.IsGiven ? TypedText.Clean(command.Name.Value) : state.Name,
            command.PromotionId.IsGiven ? TypedText.Clean(command.PromotionId.Value) : state.PromotionId,
            command.Description.IsGiven ? TypedText.Clean(command.Description.Value) : state.Description,
            status,
            [.. (teachers.IsDefault ? [] : teachers).Distinct(StringComparer.Ordinal)]);
        return fields.Check() is { } wrong ? wrong : fields;
    }

    /// <summary>Adds a teacher; the main teacher stands first.</summary>
    public static Result<ClassFields> Assign(ClassState state, AssignTeacher command)
    {
        if (!state.IsActive)
            return ClassesErrors.ClassArchived;
        var others = state.TeacherIds.Remove(command.StaffId, StringComparer.Ordinal);
        var teachers = command.IsPrimary switch
        {
            true => others.Insert(0, command.StaffId),
            false => others.Add(command.StaffId),
            null => state.TeacherIds.Contains(command.StaffId, StringComparer.Ordinal) ? state.TeacherIds : others.Add(command.StaffId),
        };
        var fields = ClassFields.Of(state) with { TeacherIds = teachers };
        return fields.Check() is { } wrong ? wrong : fields;
    }

    public static ClassFields Remove(ClassState state, string staffId) =>
        ClassFields.Of(state) with { TeacherIds = state.TeacherIds.Remove(staffId, StringComparer.Ordinal) };
}
