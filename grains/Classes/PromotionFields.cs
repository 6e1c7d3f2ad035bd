using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>The fields of a promotion that people decide, cleaned: what creating, changing and importing have in common.</summary>
internal sealed record PromotionFields(string? Name, int? YearStart, int? YearEnd, string? Level, string Status)
{
    public static PromotionFields Of(PromotionState state) => new(state.Name, state.YearStart, state.YearEnd, state.Level, state.Status);

    /// <summary>The key that these fields need: archived promotions leave their name to others.</summary>
    public string? Key => Status is ClassStatuses.Active ? RosterKeys.PromotionNameOf(Name!) : null;

    /// <summary>The fields, or what is wrong with them by themselves.</summary>
    public Result<PromotionFields> Checked()
    {
        if (Status is not (ClassStatuses.Active or ClassStatuses.Archived))
            return ClassesErrors.InvalidPromotionStatus;
        if (Fields.Refusal(
            Fields.Check("name", Name, PeopleLimits.Name, required: true),
            Fields.Check("level", Level, PeopleLimits.Level),
            CheckYear("yearStart", YearStart),
            CheckYear("yearEnd", YearEnd)) is { } wrong)
        {
            return wrong;
        }

        return YearEnd > YearStart ? this : ClassesErrors.YearsReversed;
    }

    private static ErrorDetail? CheckYear(string field, int? year) => year switch
    {
        null => Fields.Required(field),
        >= PeopleLimits.FirstYear and <= PeopleLimits.LastYear => null,
        _ => ClassesErrors.InvalidYear(field),
    };
}
