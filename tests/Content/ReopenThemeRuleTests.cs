using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Makes a theme a draft again. Every command in every state is in <see cref="ReviewRulesTests"/>.</summary>
public sealed class ReopenThemeRuleTests
{
    [Fact]
    public void What_was_published_once_is_reopened_as_a_new_version()
    {
        var reopened = Decide(Decide(In("published"), "archive", Direction).Value, "reopen", Author).Value;
        (reopened.Current.Number, reopened.Current.Status).Should().Be((2, "draft"));
        reopened.Current.PublishedAt.Should().BeNull();
        reopened.Current.Hash.Should().Be("hash");

        var never = Decide(Decide(In("draft"), "archive", Direction).Value, "reopen", Author).Value;
        never.Current.Number.Should().Be(1);
    }
}
