namespace StudyMate.People;

public sealed class StaffFieldsTests
{
    [Theory]
    [InlineData("Lefèvre", "  Élodie", "lefevre elodie")]
    [InlineData("Œuvre", "Strauß", "oeuvre strauss")]
    public void Lists_search_as_every_other_list_does(string lastName, string firstName, string searched) =>
        StaffFields.Searchable(lastName, firstName).Should().Be(searched);

    [Theory]
    [InlineData("Élodie", true)]
    [InlineData(" ", false)]
    [InlineData("a\uD83D", false)]
    [InlineData("a\uFFFD", false)]
    [InlineData("two\nlines", false)]
    public void A_name_is_readable_text_on_one_line(string name, bool isName) => StaffFields.IsName(name).Should().Be(isName);
}
