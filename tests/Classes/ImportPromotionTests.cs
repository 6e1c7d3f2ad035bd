namespace StudyMate.Classes;

public sealed class ImportPromotionTests
{
    private static readonly PromotionState Known = new() { Name = "Sixième", YearStart = 2025, YearEnd = 2026, Level = "6eme" };

    [Fact]
    public void An_empty_cell_changes_nothing() =>
        ImportPromotionRule.Decide(Known, new ImportPromotion("admin", "Sixième", 2025, 2027, null)).Value.Should().Be(PromotionFields.Of(Known) with { YearEnd = 2027 });

    [Fact]
    public void A_list_does_not_bring_an_archived_promotion_back() =>
        (ImportPromotionRule.Decide(Known with { Status = ClassStatuses.Archived }, new ImportPromotion("admin", "Sixième", 2025, 2026, null)).Error?.Code)
            .Should().Be("promotion.archived");
}
