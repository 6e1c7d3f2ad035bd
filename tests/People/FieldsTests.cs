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
        Fields.Clean(text).Should().Be(clean);
    }

    [Theory]
    [InlineData("a@b.fr", true)]
    [InlineData("prénom.nom@école.fr", true)]
    [InlineData("a@b", false)]
    [InlineData("a b@c.fr", false)]
    [InlineData("a@b@c.fr", false)]
    [InlineData("@c.fr", false)]
    [InlineData("a@.fr", false)]
    [InlineData("a@c.fr,b@c.fr", false)]
    public void Emails_are_told_from_other_text(string text, bool isEmail) =>
        (Fields.CheckEmail("email", text) is null).Should().Be(isEmail);

    [Fact]
    public void Half_a_character_is_refused() =>
        (Fields.Check("name", "a\uD83D", 10)?.Code).Should().Be("field.control_character");
}
