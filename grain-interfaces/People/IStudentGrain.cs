using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>One student of a school (key <c>{tenant}/{studentId}</c>): identity, consent, status, class, access code.</summary>
[Alias("studymate.IStudentGrain")]
public interface IStudentGrain : IGrainWithStringKey
{
    /// <summary>The student as other domains see it; refused with <c>student.not_found</c>.</summary>
    [Internal, Alias("GetProfileAsync")]
    Task<Result<StudentProfile>> GetProfileAsync(CancellationToken cancellationToken);
}
