using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Opening a student's record.
/// <para>Route: POST /api/students. Grain: IStudentGrain.CreateAsync. Effects: record, row, unique keys, <c>student.created</c>.
/// Refusals: <c>student.exists</c>, <c>field.*</c>; then by the grain <c>class.*</c>, <c>promotion.*</c>, <c>licence.students</c>,
/// <c>student.email_taken</c>, <c>student.school_id_taken</c>.</para>
/// </summary>
internal static class CreateStudentRule
{
    public static Result<StudentFields> Decide(StudentState state, CreateStudent command)
    {
        if (state.Exists)
            return PeopleErrors.StudentExists;
        var fields = new StudentFields(
            TypedText.Clean(command.FirstName),
            TypedText.Clean(command.LastName),
            EmailAddress.CleanOfRoster(command.Email),
            TypedText.Clean(command.SchoolId),
            TypedText.Clean(command.ClassId),
            TypedText.Clean(command.PromotionId),
            StudentStatuses.Active,
            command.ConsentSharing);
        return fields.Check() is { } wrong ? wrong : fields;
    }
}
