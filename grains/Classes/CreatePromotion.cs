using StudyMate.Common;

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
        return new PromotionFields(TypedText.Clean(command.Name), command.YearStart, command.YearEnd, TypedText.Clean(command.Level), ClassStatuses.Active).Checked();
    }
}
