using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>One student of a school (key <c>{tenant}/{studentId}</c>): identity, consent, status, class, access code.</summary>
[Alias("studymate.IStudentGrain")]
public interface IStudentGrain : IGrainWithStringKey
{
    /// <summary>The student as other domains see it; refused with <c>student.not_found</c>.</summary>
    [Internal, Alias("GetProfileAsync")]
    Task<Result<StudentProfile>> GetProfileAsync(CancellationToken cancellationToken);

    /// <summary>The student as the caller may see it; refused with <c>student.not_found</c>, also outside the caller's classes.</summary>
    [Query(Permissions.StudentsRead), Alias("GetAsync")]
    Task<Result<StudentView>> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Opens the record with a fresh pseudonym, two UUIDs and an access code. Refused with <c>field.*</c>,
    /// <c>student.email_taken</c>, <c>student.school_id_taken</c>, <c>class.not_found</c>, <c>class.archived</c>, <c>class.full</c>,
    /// <c>promotion.not_found</c>, <c>student.promotion_mismatch</c>, <c>licence.students</c>, <c>student.exists</c>.
    /// </summary>
    [Command(Permissions.StudentsCreate), Alias("CreateAsync")]
    Task<Result<StudentView>> CreateAsync(CreateStudent command, CancellationToken cancellationToken);

    /// <summary>Changes the given members; refused like <see cref="CreateAsync"/>, and with <c>student.erased</c> once pseudonymized.</summary>
    [Command(Permissions.StudentsUpdate), Alias("UpdateAsync")]
    Task<Result<StudentView>> UpdateAsync(UpdateStudent command, CancellationToken cancellationToken);

    /// <summary>Takes the student out of every list and ends their tokens; figures stay. Deleting again changes nothing.</summary>
    [Command(Permissions.StudentsDelete), Alias("DeleteAsync")]
    Task<Result<Done>> DeleteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Forgets who the student is, for good; the work stays under its pseudonym, and figures with it. Nothing that names the person can be
    /// read any more when this returns. Doing it again changes nothing.
    /// </summary>
    [Command(Permissions.StudentsDelete), Alias("PseudonymizeAsync")]
    Task<Result<StudentView>> PseudonymizeAsync(CancellationToken cancellationToken);

    /// <summary>A new access code; the old one ends at once.</summary>
    [Command(Permissions.StudentsCredentials), Alias("RenewAccessCodeAsync")]
    Task<Result<StudentAccessCode>> RenewAccessCodeAsync(CancellationToken cancellationToken);

    /// <summary>The access code, to be handed out.</summary>
    [Query(Permissions.StudentsCredentials), Alias("GetAccessCodeAsync")]
    Task<Result<StudentAccessCode>> GetAccessCodeAsync(CancellationToken cancellationToken);

    /// <summary>Sets a known access code: for the demonstration schools.</summary>
    [Internal, Alias("SeedAccessCodeAsync")]
    Task<Result<Done>> SeedAccessCodeAsync(string code, CancellationToken cancellationToken);

    /// <summary>Creates the student or changes what differs; refused like <see cref="CreateAsync"/>.</summary>
    [Internal, Alias("ImportAsync")]
    Task<Result<ImportOutcome>> ImportAsync(ImportStudent command, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a unique key is this student's, or is being taken by it now. Interleaves: two students who ask each other must not
    /// wait for each other; it reads one immutable record and changes nothing.
    /// </summary>
    [Internal, AlwaysInterleave, Alias("HoldsKeyAsync")]
    Task<bool> HoldsKeyAsync(string kind, string value);
}
