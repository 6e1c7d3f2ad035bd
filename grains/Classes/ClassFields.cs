using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>The fields of a class that people decide, cleaned: what creating, changing and importing have in common.</summary>
internal sealed record ClassFields(string? Name, string? PromotionId, string? Description, string Status, ImmutableArray<string> TeacherIds)
{
    public static ClassFields Of(ClassState state) => new(state.Name, state.PromotionId, state.Description, state.Status, state.TeacherIds);

    /// <summary>The key that these fields need: archived classes leave their name to others.</summary>
    public string? Key => Status is ClassStatuses.Active ? RosterKeys.ClassNameOf(PromotionId, Name!) : null;

    public bool IsSame(ClassState state) =>
        string.Equals(Name, state.Name, StringComparison.Ordinal)
        && string.Equals(PromotionId, state.PromotionId, StringComparison.Ordinal)
        && string.Equals(Description, state.Description, StringComparison.Ordinal)
        && string.Equals(Status, state.Status, StringComparison.Ordinal)
        && TeacherIds.AsSpan().SequenceEqual(state.TeacherIds.AsSpan());

    /// <summary>What is wrong with the fields by themselves, or null.</summary>
    public Error? Check()
    {
        if (Fields.Refusal(
            Fields.Check("name", Name, PeopleLimits.Name, required: true),
            Fields.Check("description", Description, PeopleLimits.Description),
            PromotionId is null || GrainKeys.IsId(PromotionId) ? null : new ErrorDetail("promotionId", "field.invalid_id", "promotionId is not an id.")) is { } wrong)
        {
            return wrong;
        }

        if (TeacherIds.Length > PeopleLimits.TeachersOfClass)
            return Error.Invalid("class.too_many_teachers", $"A class has at most {PeopleLimits.TeachersOfClass} teachers.", "teacherIds");
        return TeacherIds.All(GrainKeys.IsId) ? null : Error.Invalid("class.unknown_teacher", "One of the teachers is not a member of staff.", "teacherIds");
    }
}
