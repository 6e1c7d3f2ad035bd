using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Makes a theme.</summary>
public sealed class CreateThemeRuleTests
{
    [Fact]
    public void A_theme_begins_as_the_first_draft_of_whoever_made_it()
    {
        var made = CreateThemeRule.Decide(new ThemeState(), SampleTheme, "hash", Author, Now).Value;

        (made.AuthorId, made.Revision, made.Current.Number, made.Current.Status, made.Current.Hash).Should().Be(("author", 1L, 1, ThemeStates.Draft, "hash"));
        made.Published.Should().BeNull();
    }

    [Fact]
    public void A_theme_is_made_once() =>
        (CreateThemeRule.Decide(In(ThemeStates.Draft), SampleTheme, "other", Author, Now).Error?.Code).Should().Be("theme.exists");
}
