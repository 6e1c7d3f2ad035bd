using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>
/// Opening a promotion.
/// <para>Route: POST /api/promotions. Grain: IPromotionGrain.CreateAsync. Effects: record, row, name key, <c>promotion.created</c>.
/// Refusals: <c>promotion.exists</c>, <c>field.*</c>, <c>promotion.invalid_year</c>, <c>promotion.years_reversed</c>; then by the grain
/// <c>promotion.name_taken</c>.</para>
/// </summary>
internal static class CreatePromotionRule
{
    public static Result<PromotionFields> Decide(PromotionState state, CreatePromotion command)
    {
        if (state.Exists)
            return ClassesErrors.PromotionExists;
        return new PromotionFields(Fields.Clean(command.Name), command.YearStart, command.YearEnd, Fields.Clean(command.Level), ClassStatuses.Active).Checked();
    }
}
