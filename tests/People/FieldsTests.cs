using StudyMate.Common;

namespace StudyMate.People;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("  Élodie \u00A0 Œuvre\t", "elodie oeuvre", "Élodie Œuvre")]
    [InlineData("STRASSE", "strasse", "STRASSE")]
    [InlineData("e\u0301te\u0301", "ete", "été")]
    public void Text_is_cleaned_for_keeping_and_folded_for_finding(string text, string folded, string clean)
    {
        Folding.Of(text).Should().Be(folded);
        TypedText.Clean(text).Should().Be(clean);
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        (Fields.Check("name", "a\uD83D", 10)?.Code).Should().Be("field.control_character");
}
