namespace StudyMate.Common;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("Élodie Œuvre\r\n\t", true)]
    [InlineData("👩🏽‍🚀 Zoé", true)]
    [InlineData("a\u200Bb", true)]
    [InlineData("\v\f\u0085\u2028", true)]
    [InlineData("", true)]
    [InlineData("\uFFFE", false)]
    [InlineData("\uFFFF", false)]
    [InlineData("\uFDD0", false)]
    [InlineData("\uFDEF", false)]
    [InlineData("\uD83F\uDFFE", false)]
    [InlineData("\uDBFF\uDFFF", false)]
    [InlineData("a\0", false)]
    [InlineData("\u0007", false)]
    [InlineData("\u001B[0m", false)]
    [InlineData("\u007F", false)]
    [InlineData("\u0090", false)]
    public void Text_is_whole_characters_meant_for_people(string text, bool isText) => TypedText.IsText(text).Should().Be(isText);

    [Theory]
    [InlineData("  Ana \u00A0 Lou\t", "Ana Lou")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("Jean\u00ADPierre", "JeanPierre")]
    [InlineData("\uFEFFbea@e.fr", "bea@e.fr")]
    [InlineData("\u202Acleo@e.fr\u202C", "cleo@e.fr")]
    [InlineData("Z4\u200B", "Z4")]
    [InlineData("a\u2060b\u200Db", "abb")]
    [InlineData("e\u200D\u0301", "é")]
    [InlineData("\U000E0041a", "a")]
    [InlineData("👩‍🚀", "👩‍🚀")]
    [InlineData("👩🏽‍🚀", "👩🏽‍🚀")]
    [InlineData("❤️‍🔥!", "❤️‍🔥!")]
    [InlineData("🚀\u200D", "🚀")]
    [InlineData("\u200D🚀", "🚀")]
    [InlineData("🚀\u200B🚀", "🚀🚀")]
    [InlineData("\u200B", null)]
    [InlineData(" \uFEFF ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_short_text_is_kept_as_people_see_it(string? typed, string? kept) => TypedText.Clean(typed).Should().Be(kept);

    [Fact]
    public void What_is_no_text_stays_refused_and_no_normal_form_throws()
    {
        // Not as data of a theory: half of a surrogate pair would not arrive.
        foreach (var text in new[] { "\uD83D", "a\uD83D", "a\uDE00b", "\uDE00\uD83D", "\uDE00a\u0301", "é\uFFFE", "\uFFFF\uFDD0é" })
        {
            TypedText.IsText(text).Should().BeFalse();
            TypedText.IsText(TypedText.Clean(text)).Should().BeFalse();
            TypedText.Composed(text).Should().NotBeEmpty();
            TypedText.Decomposed(text).Should().NotBeEmpty();
            TypedText.WithoutFormat(text).Should().Be(text);
            Folding.Of(text).Should().NotBeNull();
            Folding.WordOf(text).Should().NotBeNull();
        }
    }
}
