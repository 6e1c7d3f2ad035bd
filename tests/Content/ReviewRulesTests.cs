using StudyMate.Common;
using static StudyMate.Content.ThemeReviews;

namespace StudyMate.Content;

/// <summary>The state machine without a host: every command in every state, and by everybody.</summary>
public sealed class ReviewRulesTests
{
    public static TheoryData<string, string, string> Moves
    {
        get
        {
            (string Command, string From, string To)[] allowed =
            [
                ("submit", "draft", "pending_review"), ("approve", "pending_review", "approved"), ("reject", "pending_review", "draft"),
                ("publish", "approved", "published"), ("archive", "draft", "archived"), ("archive", "published", "archived"),
                ("reopen", "approved", "draft"), ("reopen", "archived", "draft"),
                ("edit", "draft", "draft"), ("edit", "approved", "draft"), ("edit", "published", "draft"),
            ];
            Dictionary<string, string> refusals = new(StringComparer.Ordinal)
            {
                ["submit"] = "theme.not_draft",
                ["approve"] = "theme.not_in_review",
                ["reject"] = "theme.not_in_review",
                ["publish"] = "theme.not_approved",
                ["archive"] = "theme.not_archivable",
                ["reopen"] = "theme.not_reopenable",
            };
            var data = new TheoryData<string, string, string>();
            foreach (var command in refusals.Keys.Append("edit"))
            {
                foreach (var from in ThemeStates.All)
                {
                    var outcome = allowed.FirstOrDefault(move => move.Command == command && move.From == from).To;
                    data.Add(command, from, outcome ?? (command is "edit" ? (from is "archived" ? "theme.archived" : "theme.in_review") : refusals[command]));
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Moves))]
    public void Each_command_in_each_state(string command, string from, string outcome)
    {
        var state = In(from);

        var decided = Decide(state, command, command is "submit" ? Author : Direction);

        (decided.Succeeded ? decided.Value.Current.Status : decided.Error.Code).Should().Be(outcome);
        if (decided.Succeeded)
            decided.Value.Revision.Should().Be(state.Revision + 1);
        else
            decided.Error.Kind.Should().Be(ErrorKind.Conflict);
    }

    [Theory]
    [InlineData("submit", "draft")]
    [InlineData("edit", "draft")]
    [InlineData("approve", "pending_review")]
    [InlineData("reject", "pending_review")]
    [InlineData("publish", "approved")]
    [InlineData("archive", "draft")]
    [InlineData("reopen", "archived")]
    public void A_theme_that_nobody_may_see_does_not_exist(string command, string from)
    {
        (Decide(In(from), command, Teacher).Error?.Code).Should().Be("theme.not_found");
        (Decide(new ThemeState(), command, Direction).Error?.Code).Should().Be("theme.not_found");
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("edit")]
    [InlineData("reopen")]
    public void Another_teachers_published_theme_is_seen_but_not_changed(string command)
    {
        var error = Decide(In("published"), command, Teacher).Error!;

        (error.Code, error.Kind).Should().Be(("theme.not_author", ErrorKind.Forbidden));
    }
}
