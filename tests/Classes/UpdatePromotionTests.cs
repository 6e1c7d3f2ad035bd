namespace StudyMate.Classes;

public sealed class UpdatePromotionTests
{
    private static readonly PromotionState Known = new() { Name = "Sixième", YearStart = 2025, YearEnd = 2026, Level = "6eme" };

    [Fact]
    public void What_is_not_named_stays_and_null_empties() =>
        UpdatePromotionRule.Decide(Known, new UpdatePromotion { Level = new(true, null) }).Value.Should().Be(PromotionFields.Of(Known) with { Level = null });

    [Fact]
    public void There_is_no_other_status() =>
        (UpdatePromotionRule.Decide(Known, new UpdatePromotion { Status = "deleted" }).Error?.Code).Should().Be("promotion.invalid_status");
}
