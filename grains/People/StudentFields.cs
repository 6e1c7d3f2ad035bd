using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// The fields of a student that people decide, cleaned: what creating, changing and importing have in common. Without a promotion, a
/// class gives its own.
/// </summary>
internal sealed record StudentFields(
    string? FirstName,
    string? LastName,
    string? Email,
    string? SchoolId,
    string? ClassId,
    string? PromotionId,
    string Status,
    bool ConsentSharing)
{
    public static StudentFields Of(StudentState state) => new(
        state.FirstName, state.LastName, state.Email, state.SchoolId, state.ClassId, state.PromotionId, state.Status, state.ConsentSharing);

    /// <summary>What is wrong with the fields by themselves, or null.</summary>
    public Error? Check() => Fields.Refusal(
        Fields.Check("firstName", FirstName, PeopleLimits.Name, required: true),
        Fields.Check("lastName", LastName, PeopleLimits.Name, required: true),
        Fields.CheckEmail("email", Email),
        Fields.Check("schoolId", SchoolId, PeopleLimits.SchoolId),
        Fields.CheckId("classId", ClassId),
        Fields.CheckId("promotionId", PromotionId));
}
