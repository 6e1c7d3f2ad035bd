namespace StudyMate.Classes;

public sealed class CreatePromotionTests
{
    [Theory]
    [InlineData(2025, 2026, null)]
    [InlineData(2025, 2025, "promotion.years_reversed")]
    [InlineData(1989, 2025, "promotion.invalid_year")]
    [InlineData(2025, 2101, "promotion.invalid_year")]
    [InlineData(null, 2026, "field.required")]
    public void A_promotion_ends_after_it_starts(int? start, int? end, string? code) =>
        (CreatePromotionRule.Decide(new PromotionState(), new CreatePromotion("Sixième", start, end)).Error?.Code).Should().Be(code);

    [Fact]
    public void A_promotion_is_opened_once() =>
        (CreatePromotionRule.Decide(new PromotionState { Name = "Sixième" }, new CreatePromotion("Sixième", 2025, 2026)).Error?.Code).Should().Be("promotion.exists");
}
