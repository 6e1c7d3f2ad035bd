using StudyMate.Hosting;

namespace StudyMate.People;

public sealed class PasswordStrengthTests
{
    private static readonly string[] Known = ["claire.dubois@school.example", "lvh-75", "Lycée Victor Hugo"];

    [Theory]
    [InlineData("P@ssw0rd2024")]
    [InlineData("qwertyuiop[]")]
    [InlineData("sunshine2023")]
    [InlineData("ClaireDubois75")]
    [InlineData("LyceeVictorHugo")]
    [InlineData("Lycée-Victor-Hugo!")]
    [InlineData("victorhugo2026")]
    [InlineData("StudyMate2026")]
    public void What_is_tried_first_is_known_also_with_words_of_the_school(string password) => PasswordStrength.IsTriedFirst(password, Known).Should().BeTrue();

    [Theory]
    [InlineData("trois chats gris")]
    [InlineData("éàüœ-ça-marche")]
    [InlineData("quatre chiens noirs")]
    [InlineData("hugo adore les betteraves")]
    public void Several_words_of_anybody_are_not(string password) => PasswordStrength.IsTriedFirst(password, Known).Should().BeFalse();
}
