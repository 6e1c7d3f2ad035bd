using Orleans;

namespace StudyMate.People;

/// <summary>What other domains need to know of a student.</summary>
/// <param name="Id">Student id.</param>
/// <param name="Subject">Pseudonym in facts and figures.</param>
/// <param name="FirstName">First name; never into facts or logs.</param>
/// <param name="LastName">Last name; never into facts or logs.</param>
/// <param name="ClassId">Class now, or null.</param>
/// <param name="PromotionId">Promotion now, or null.</param>
/// <param name="Status"><c>active</c>, <c>inactive</c>, <c>pseudonymized</c> or <c>deleted</c>.</param>
/// <param name="ConsentSharing">Consent to appear in shared and social views.</param>
[GenerateSerializer, Immutable, Alias("studymate.student-profile")]
public sealed record StudentProfile(
    [property: Id(0)] string Id,
    [property: Id(1)] string Subject,
    [property: Id(2)] string FirstName,
    [property: Id(3)] string LastName,
    [property: Id(4)] string? ClassId,
    [property: Id(5)] string? PromotionId,
    [property: Id(6)] string Status,
    [property: Id(7)] bool ConsentSharing)
{
    /// <summary>Grows whenever the student's tokens must end: another access code, another status.</summary>
    [Id(8)]
    public long SignInStamp { get; init; }
}
