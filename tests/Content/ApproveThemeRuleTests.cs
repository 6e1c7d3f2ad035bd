using StudyMate.Common;
using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>Approves a version. Every command in every state is in <see cref="ReviewRulesTests"/>.</summary>
public sealed class ApproveThemeRuleTests
{
    [Fact]
    public void Nobody_approves_what_they_wrote_whatever_their_role()
    {
        var byDirection = In("pending_review") with { AuthorId = Direction.AccountId };
        (Decide(byDirection, "approve", Direction).Error!.Code, Decide(byDirection, "approve", Direction).Error!.Kind).Should().Be(("theme.own_review", ErrorKind.Forbidden));

        var edited = Decide(In("draft"), "edit", Direction).Value;
        var submitted = Decide(edited, "submit", Author).Value;
        (Decide(submitted, "approve", Direction).Error?.Code).Should().Be("theme.own_review");
        Decide(submitted, "approve", Reviewer).Succeeded.Should().BeTrue();
        Decide(submitted, "reject", Direction).Succeeded.Should().BeTrue();
    }
}
