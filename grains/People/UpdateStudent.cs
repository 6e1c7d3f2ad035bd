using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Changing a student: only given members change; a move takes the promotion of the new class.
/// <para>Route: PATCH /api/students/{id}. Grain: IStudentGrain.UpdateAsync. Effects: record, row, unique keys, and one of
/// <c>student.moved</c>, <c>student.status_changed</c>, <c>student.consent_changed</c>, <c>student.updated</c> for each thing that
/// changed. Refusals: <c>student.erased</c>, <c>student.invalid_status</c>, <c>field.*</c>; then by the grain those of creating.</para>
/// </summary>
internal static class UpdateStudentRule
{
    public static Result<StudentFields> Decide(StudentState state, UpdateStudent command)
    {
        if (state.Status is StudentStatuses.Pseudonymized)
            return PeopleErrors.StudentErased;
        var status = command.Status.Or(state.Status) ?? "";
        if (status is not (StudentStatuses.Active or StudentStatuses.Inactive)
            && !string.Equals(status, state.Status, StringComparison.Ordinal))
        {
            return PeopleErrors.InvalidStudentStatus;
        }

        var classId = command.ClassId.IsGiven ? TypedText.Clean(command.ClassId.Value) : state.ClassId;
        var stays = string.Equals(classId, state.ClassId, StringComparison.Ordinal);
        var fields = new StudentFields(
            command.FirstName.IsGiven ? TypedText.Clean(command.FirstName.Value) : state.FirstName,
            command.LastName.IsGiven ? TypedText.Clean(command.LastName.Value) : state.LastName,
            command.Email.IsGiven ? EmailAddress.CleanOfRoster(command.Email.Value) : state.Email,
            command.SchoolId.IsGiven ? TypedText.Clean(command.SchoolId.Value) : state.SchoolId,
            classId,
            command.PromotionId.IsGiven ? TypedText.Clean(command.PromotionId.Value) : stays || classId is null ? state.PromotionId : null,
            status,
            command.ConsentSharing.Or(state.ConsentSharing) ?? false);
        return fields.Check() is { } wrong ? wrong : fields;
    }
}
