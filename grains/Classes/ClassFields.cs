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
            Fields.CheckId("promotionId", PromotionId)) is { } wrong)
        {
            return wrong;
        }

        if (TeacherIds.Length > PeopleLimits.TeachersOfClass)
            return ClassesErrors.TooManyTeachers;
        return TeacherIds.All(GrainKeys.IsId) ? null : ClassesErrors.UnknownTeacher;
    }
}
