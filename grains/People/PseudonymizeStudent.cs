namespace StudyMate.People;

/// <summary>
/// Forgetting who a student is, for good: names, e-mail, school id, access code and both UUIDs go, the work stays under its pseudonym.
/// <para>Route: POST /api/students/{id}/pseudonymize. Grain: IStudentGrain.PseudonymizeAsync. Effects: record, row,
/// <c>student.pseudonymized</c>, unique keys given back, the key of the student's own words destroyed, lines of imports forgotten, what
/// all of it leaves in the database's files overwritten. Under the permission to delete: whoever may update, a
/// partner's key included, must not be able to do what nobody can undo. Refusals: none; doing it again changes nothing. A removed student, too, can be
/// forgotten.</para>
/// </summary>
internal static class PseudonymizeStudentRule
{
    /// <summary>What lists show instead of either name.</summary>
    public const string Anonymous = "ANONYME";

    /// <param name="state">The student.</param>
    /// <param name="uuidStudent">A fresh one: the old one is known to ErgoMate, and so is whose it was.</param>
    /// <param name="uuidSocial">A fresh one.</param>
    public static StudentState Decide(StudentState state, string uuidStudent, string uuidSocial) =>
        state.Status is StudentStatuses.Pseudonymized
            ? state
            : state with
            {
                FirstName = Anonymous,
                LastName = Anonymous,
                Email = null,
                SchoolId = null,
                UuidStudent = uuidStudent,
                UuidSocial = uuidSocial,
                Status = StudentStatuses.Pseudonymized,
                ConsentSharing = false,
                SealedCode = "",
                CodeHmac = "",
            };
}
