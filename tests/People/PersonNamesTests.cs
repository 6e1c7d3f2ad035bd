namespace StudyMate.People;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("Zoé", "Dupont", "ZOE", "dupont", true)]
    [InlineData("Jean-Pierre", "O’Brien", "jean pierre", "obrien", true)]
    [InlineData("Jean-Paul Marie", "Gris", "Jean", "Gris", true)]
    [InlineData("Anne", "Le Goff Martin", "Anne", "Martin", true)]
    [InlineData("Marie", "Gris", "Jean-Paul Marie", "Gris", false)]
    [InlineData("Lina", "Durand", "Noé", "Durand", false)]
    [InlineData("Lina", "Durand", "Lina", "Durant", false)]
    [InlineData("", "", "", "", false)]
    public void Names_are_the_same_by_their_words(string first, string last, string otherFirst, string otherLast, bool same) =>
        PersonNames.AreSame(new PersonName(first, last), new PersonName(otherFirst, otherLast)).Should().Be(same);

    [Theory]
    [InlineData("Lina", "Durand", "Lina", "Durant", true)]
    [InlineData("Lina", "Durand", "Lina", "Duran", true)]
    [InlineData("Lina", "Durand", "Linna", "Durand", true)]
    [InlineData("Lina", "Durand", "Lnia", "Durand", true)]
    [InlineData("Lina", "Durand", "LINA", "DURAND", false)]
    [InlineData("Lina", "Durand", "Luna", "Durant", false)]
    [InlineData("Lina", "Durand", "Noé", "Durand", false)]
    public void A_single_typing_error_is_alike(string first, string last, string otherFirst, string otherLast, bool alike) =>
        PersonNames.AreAlike(new PersonName(first, last), new PersonName(otherFirst, otherLast)).Should().Be(alike);
}
