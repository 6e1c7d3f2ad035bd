namespace StudyMate.People;

public sealed class AccountPasswordsTests
{
    [Theory]
    [InlineData("short", "password.too_short")]
    [InlineData("Ninechars", "password.too_short")]
    [InlineData("Motdepasse1", "password.too_common")]
    [InlineData("aaaaaaaaaaaaa", "password.too_common")]
    [InlineData("Claire.Dubois@School.example", "password.is_email")]
    [InlineData("claire.dubois", "password.is_email")]
    public void A_weak_password_is_refused(string password, string code) =>
        (AccountPasswords.Check(password, "claire.dubois@school.example")?.Code).Should().Be(code);

    [Fact]
    public void A_password_of_129_characters_is_refused() =>
        (AccountPasswords.Check(string.Concat(Enumerable.Repeat("abcde", 26)), "a@b.example")?.Code).Should().Be("password.too_long");

    [Theory]
    [InlineData("trois chats gris")]
    [InlineData("éàüœ-ça-marche")]
    public void A_long_one_is_taken(string password) => AccountPasswords.Check(password, "claire.dubois@school.example").Should().BeNull();
}
