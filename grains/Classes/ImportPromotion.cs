using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>
/// Applying one line of a list of promotions: a new promotion, or the differences of a known one; empty cells change nothing.
/// <para>Route: POST /api/imports/{id}/apply. Grain: IPromotionGrain.ImportAsync. Effects and refusals: those of creating and changing, and
/// <c>promotion.archived</c>.</para>
/// </summary>
internal static class ImportPromotionRule
{
    public static Result<PromotionFields> Decide(PromotionState state, ImportPromotion line)
    {
        if (state.Exists && state.Status is not ClassStatuses.Active)
            return ClassesErrors.ImportsArchivedPromotion;
        return new PromotionFields(TypedText.Clean(line.Name), line.YearStart, line.YearEnd, TypedText.Clean(line.Level) ?? state.Level, ClassStatuses.Active).Checked();
    }
}
