using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>
/// Changing a promotion: only given members change. Archiving frees its name.
/// <para>Route: PATCH /api/promotions/{id}. Grain: IPromotionGrain.UpdateAsync. Effects: record, row, name key, and one of
/// <c>promotion.updated</c>, <c>promotion.archived</c>, <c>promotion.reactivated</c>. Refusals: <c>promotion.invalid_status</c>,
/// <c>field.*</c>, <c>promotion.invalid_year</c>, <c>promotion.years_reversed</c>; then by the grain <c>promotion.name_taken</c>,
/// <c>promotion.has_classes</c>.</para>
/// </summary>
internal static class UpdatePromotionRule
{
    public static Result<PromotionFields> Decide(PromotionState state, UpdatePromotion command) => new PromotionFields(
        command.Name.IsGiven ? TypedText.Clean(command.Name.Value) : state.Name,
        command.YearStart.Or(state.YearStart),
        command.YearEnd.Or(state.YearEnd),
        command.Level.IsGiven ? TypedText.Clean(command.Level.Value) : state.Level,
        command.Status.Or(state.Status) ?? "").Checked();
}
