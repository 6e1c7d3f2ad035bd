using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Publishes an approved version. Every command in every state is in <see cref="ReviewRulesTests"/>.</summary>
public sealed class PublishThemeRuleTests
{
    [Fact]
    public void Publishing_replaces_the_version_served_and_remembers_both()
    {
        var second = Decide(Decide(Decide(Decide(In("published"), "edit", Author).Value, "submit", Author).Value, "approve", Reviewer).Value, "publish", Direction).Value;

        second.Published!.Number.Should().Be(2);
        second.Published.PublishedAt.Should().Be(Now);
        second.Publications.Select(publication => publication.Version).Should().Equal(1, 2);
    }

    [Fact]
    public void Publications_are_bounded()
    {
        var state = In("approved") with { Publications = [.. Enumerable.Range(1, 100).Select(i => new ThemePublication(i, Now))] };

        var published = Decide(state, "publish", Direction).Value;

        published.Publications.Length.Should().Be(100);
        published.Publications[0].Version.Should().Be(2);
    }
}
