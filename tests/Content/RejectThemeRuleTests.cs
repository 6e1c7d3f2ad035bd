using StudyMate.Common;
using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Sends a version back to its author. Every command in every state is in <see cref="ReviewRulesTests"/>.</summary>
public sealed class RejectThemeRuleTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_rejection_needs_a_comment(string? comment)
    {
        var error = RejectThemeRule.Decide(In("pending_review"), new RejectTheme(comment), Reviewer, Now).Error!;

        (error.Code, error.Kind, error.Field).Should().Be(("theme.comment_required", ErrorKind.Invalid, "comment"));
    }
}
