using StudyMate.Common;
using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Hands a draft to the reviewers. Every command in every state is in <see cref="ReviewRulesTests"/>.</summary>
public sealed class SubmitThemeRuleTests
{
    [Fact]
    public void Only_the_author_submits()
    {
        (Decide(In("draft"), "submit", Direction).Error?.Code).Should().Be("theme.not_author");
        Decide(In("draft"), "submit", Author).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void An_empty_draft_is_not_submitted()
    {
        var state = In("draft") with { Current = In("draft").Current with { HasContent = false } };

        (Decide(state, "submit", Author).Error!.Code, Decide(state, "submit", Author).Error!.Kind).Should().Be(("theme.incomplete", ErrorKind.Invalid));
    }

    [Fact]
    public void A_comment_is_bounded_and_well_formed()
    {
        (SubmitThemeRule.Decide(In("draft"), new SubmitTheme(new string('c', 1_001)), Author, Now).Error?.Code).Should().Be("theme.comment_too_long");
        (SubmitThemeRule.Decide(In("draft"), new SubmitTheme("\ud800"), Author, Now).Error?.Code).Should().Be("theme.bad_character");
    }
}
