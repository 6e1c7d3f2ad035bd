using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Takes a theme out of use. Every command in every state is in <see cref="ReviewRulesTests"/>.</summary>
public sealed class ArchiveThemeRuleTests
{
    [Fact]
    public void Archiving_takes_the_draft_and_the_version_served_out_of_use()
    {
        var archived = Decide(Decide(In("published"), "edit", Author).Value, "archive", Direction).Value;

        (archived.Current.Status, archived.Current.Number).Should().Be(("archived", 2));
        archived.Published.Should().BeNull();
        archived.Publications.Should().ContainSingle();
    }
}
