using StudyMate.Common;
using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Replaces the content of a theme. Every command in every state is in <see cref="ReviewRulesTests"/>.</summary>
public sealed class EditThemeRuleTests
{
    [Fact]
    public void A_stale_revision_is_refused()
    {
        var state = In("draft");

        var error = EditThemeRule.Decide(state, new EditTheme(SampleTheme, state.Revision - 1), "other", Author, Now).Error!;

        (error.Code, error.Kind).Should().Be(("theme.stale", ErrorKind.Stale));
        EditThemeRule.Decide(state, new EditTheme(SampleTheme, state.Revision), "other", Author, Now).Succeeded.Should().BeTrue();
        EditThemeRule.Decide(state, new EditTheme(SampleTheme, null), "other", Author, Now).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void The_same_content_again_changes_nothing()
    {
        var state = In("published");

        EditThemeRule.Decide(state, new EditTheme(SampleTheme, null), state.Current.Hash, Author, Now).Value.Should().BeSameAs(state);
    }

    [Fact]
    public void Editing_a_published_theme_opens_a_draft_beside_it()
    {
        var edited = Decide(In("published"), "edit", Author).Value;

        (edited.Current.Number, edited.Current.Status).Should().Be((2, "draft"));
        (edited.Published!.Number, edited.Published.Status).Should().Be((1, "published"));
        edited.Current.Editors.Should().Equal("author");
    }
}
