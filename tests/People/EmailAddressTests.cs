namespace StudyMate.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Claire.Dubois@School.Example ", "claire.dubois@school.example")]
    [InlineData("É@école.example", "é@école.example")]
    [InlineData("no-at.example", null)]
    [InlineData("two@at@signs.example", null)]
    [InlineData("no@dot", null)]
    [InlineData("a b@school.example", null)]
    [InlineData("a@school.example\r\nBcc: x@y.example", null)]
    public void Addresses_of_staff_are_compared_in_one_form(string typed, string? normal) => EmailAddress.OfStaff(typed).Should().Be(normal);

    [Theory]
    [InlineData("a@b.fr", true)]
    [InlineData("prénom.nom@école.fr", true)]
    [InlineData("a@b", false)]
    [InlineData("a b@c.fr", false)]
    [InlineData("a@b@c.fr", false)]
    [InlineData("@c.fr", false)]
    [InlineData("a@.fr", false)]
    [InlineData("a@c.fr,b@c.fr", false)]
    public void Addresses_of_a_roster_are_told_from_other_text(string text, bool isEmail) =>
        (Fields.CheckEmail("email", text) is null).Should().Be(isEmail);

    [Theory]
    [InlineData("a(work)@b.fr")]
    [InlineData("mailto:a@b.fr")]
    [InlineData("a@b..fr")]
    public void Staff_sign_in_with_what_a_roster_refuses(string address)
    {
        EmailAddress.OfStaff(address).Should().Be(address);
        EmailAddress.IsOfRoster(address).Should().BeFalse();
    }
}
