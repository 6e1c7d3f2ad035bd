using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>
/// The fields of a promotion that people decide, cleaned, and the three ways to them.
/// <para>Routes: POST /api/promotions, PATCH /api/promotions/{id}, POST /api/imports/{id}/apply. Grain: IPromotionGrain.CreateAsync,
/// UpdateAsync, ImportAsync. Effects: record, row, name key, <c>promotion.created</c>, <c>promotion.updated</c>,
/// <c>promotion.archived</c>, <c>promotion.reactivated</c>. Refusals: <c>promotion.exists</c>, <c>field.*</c>,
/// <c>promotion.invalid_year</c>, <c>promotion.years_reversed</c>, <c>promotion.invalid_status</c>; then by the grain
/// <c>promotion.name_taken</c>, <c>promotion.has_classes</c>.</para>
/// </summary>
internal sealed record PromotionFields(string? Name, int? YearStart, int? YearEnd, string? Level, string Status)
{
    public static PromotionFields Of(PromotionState state) => new(state.Name, state.YearStart, state.YearEnd, state.Level, state.Status);

    /// <summary>The key that these fields need: archived promotions leave their name to others.</summary>
    public string? Key => Status is ClassStatuses.Active ? RosterKeys.PromotionNameOf(Name!) : null;

    public static Result<PromotionFields> Decide(PromotionState state, CreatePromotion command)
    {
        if (state.Exists)
            return ClassesErrors.PromotionExists;
        return new PromotionFields(Fields.Clean(command.Name), command.YearStart, command.YearEnd, Fields.Clean(command.Level), ClassStatuses.Active).Checked();
    }

    public static Result<PromotionFields> Decide(PromotionState state, UpdatePromotion command) => new PromotionFields(
        command.Name.IsGiven ? Fields.Clean(command.Name.Value) : state.Name,
        command.YearStart.Or(state.YearStart),
        command.YearEnd.Or(state.YearEnd),
        command.Level.IsGiven ? Fields.Clean(command.Level.Value) : state.Level,
        command.Status.Or(state.Status) ?? "").Checked();

    public static Result<PromotionFields> Decide(PromotionState state, ImportPromotion line)
    {
        if (state.Exists && state.Status is not ClassStatuses.Active)
            return ClassesErrors.ImportsArchivedPromotion;
        return new PromotionFields(Fields.Clean(line.Name), line.YearStart, line.YearEnd, Fields.Clean(line.Level) ?? state.Level, ClassStatuses.Active).Checked();
    }

    private Result<PromotionFields> Checked()
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
