using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>The state machine without a host: every command in every state, and by everybody.</summary>
public sealed class ReviewRulesTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly ThemeActor Author = new("author", ReviewsAll: false, EditsAll: false);
    private static readonly ThemeActor Teacher = new("teacher", ReviewsAll: false, EditsAll: false);
    private static readonly ThemeActor Reviewer = new("referent", ReviewsAll: true, EditsAll: false);
    private static readonly ThemeActor Direction = new("direction", ReviewsAll: true, EditsAll: true);
    private static readonly Theme Theme = new() { Title = "T", Questions = [new Question { Id = "q", Type = "open", Prompt = "?" }] };

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

        Assert.Equal(outcome, decided.Succeeded ? decided.Value.Current.Status : decided.Error.Code);
        if (decided.Succeeded)
            Assert.Equal(state.Revision + 1, decided.Value.Revision);
        else
            Assert.Equal(ErrorKind.Conflict, decided.Error.Kind);
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
        Assert.Equal("theme.not_found", Decide(In(from), command, Teacher).Error?.Code);
        Assert.Equal("theme.not_found", Decide(new ThemeState(), command, Direction).Error?.Code);
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("edit")]
    [InlineData("reopen")]
    public void Another_teachers_published_theme_is_seen_but_not_changed(string command)
    {
        var error = Decide(In("published"), command, Teacher).Error!;

        Assert.Equal(("theme.not_author", ErrorKind.Forbidden), (error.Code, error.Kind));
    }

    [Fact]
    public void Only_the_author_submits()
    {
        Assert.Equal("theme.not_author", Decide(In("draft"), "submit", Direction).Error?.Code);
        Assert.True(Decide(In("draft"), "submit", Author).Succeeded);
    }

    [Fact]
    public void An_empty_draft_is_not_submitted()
    {
        var state = In("draft") with { Current = In("draft").Current with { HasContent = false } };

        Assert.Equal(("theme.incomplete", ErrorKind.Invalid), (Decide(state, "submit", Author).Error!.Code, Decide(state, "submit", Author).Error!.Kind));
    }

    [Fact]
    public void Nobody_approves_what_they_wrote_whatever_their_role()
    {
        var byDirection = In("pending_review") with { AuthorId = Direction.AccountId };
        Assert.Equal(("theme.own_review", ErrorKind.Forbidden), (Decide(byDirection, "approve", Direction).Error!.Code, Decide(byDirection, "approve", Direction).Error!.Kind));

        var edited = Decide(In("draft"), "edit", Direction).Value;
        var submitted = Decide(edited, "submit", Author).Value;
        Assert.Equal("theme.own_review", Decide(submitted, "approve", Direction).Error?.Code);
        Assert.True(Decide(submitted, "approve", Reviewer).Succeeded);
        Assert.True(Decide(submitted, "reject", Direction).Succeeded);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_rejection_needs_a_comment(string? comment)
    {
        var error = RejectThemeRule.Decide(In("pending_review"), new RejectTheme(comment), Reviewer, Now).Error!;

        Assert.Equal(("theme.comment_required", ErrorKind.Invalid, "comment"), (error.Code, error.Kind, error.Field));
    }

    [Fact]
    public void A_comment_is_bounded_and_well_formed()
    {
        Assert.Equal("theme.comment_too_long", SubmitThemeRule.Decide(In("draft"), new SubmitTheme(new string('c', 1_001)), Author, Now).Error?.Code);
        Assert.Equal("theme.bad_character", SubmitThemeRule.Decide(In("draft"), new SubmitTheme("\ud800"), Author, Now).Error?.Code);
    }

    [Fact]
    public void A_stale_revision_is_refused()
    {
        var state = In("draft");

        var error = EditThemeRule.Decide(state, new EditTheme(Theme, state.Revision - 1), "other", Author, Now).Error!;

        Assert.Equal(("theme.stale", ErrorKind.Stale), (error.Code, error.Kind));
        Assert.True(EditThemeRule.Decide(state, new EditTheme(Theme, state.Revision), "other", Author, Now).Succeeded);
        Assert.True(EditThemeRule.Decide(state, new EditTheme(Theme, null), "other", Author, Now).Succeeded);
    }

    [Fact]
    public void The_same_content_again_changes_nothing()
    {
        var state = In("published");

        Assert.Same(state, EditThemeRule.Decide(state, new EditTheme(Theme, null), state.Current.Hash, Author, Now).Value);
    }

    [Fact]
    public void Editing_a_published_theme_opens_a_draft_beside_it()
    {
        var edited = Decide(In("published"), "edit", Author).Value;

        Assert.Equal((2, "draft"), (edited.Current.Number, edited.Current.Status));
        Assert.Equal((1, "published"), (edited.Published!.Number, edited.Published.Status));
        Assert.Equal(["author"], edited.Current.Editors.ToArray());
    }

    [Fact]
    public void Publishing_replaces_the_version_served_and_remembers_both()
    {
        var second = Decide(Decide(Decide(Decide(In("published"), "edit", Author).Value, "submit", Author).Value, "approve", Reviewer).Value, "publish", Direction).Value;

        Assert.Equal(2, second.Published!.Number);
        Assert.Equal(Now, second.Published.PublishedAt);
        Assert.Equal([1, 2], second.Publications.Select(publication => publication.Version));
    }

    [Fact]
    public void Archiving_takes_the_draft_and_the_version_served_out_of_use()
    {
        var archived = Decide(Decide(In("published"), "edit", Author).Value, "archive", Direction).Value;

        Assert.Equal(("archived", 2), (archived.Current.Status, archived.Current.Number));
        Assert.Null(archived.Published);
        Assert.Single(archived.Publications);
    }

    [Fact]
    public void What_was_published_once_is_reopened_as_a_new_version()
    {
        var reopened = Decide(Decide(In("published"), "archive", Direction).Value, "reopen", Author).Value;
        Assert.Equal((2, "draft"), (reopened.Current.Number, reopened.Current.Status));
        Assert.Null(reopened.Current.PublishedAt);
        Assert.Equal("hash", reopened.Current.Hash);

        var never = Decide(Decide(In("draft"), "archive", Direction).Value, "reopen", Author).Value;
        Assert.Equal(1, never.Current.Number);
    }

    [Fact]
    public void Publications_are_bounded()
    {
        var state = In("approved") with { Publications = [.. Enumerable.Range(1, 100).Select(i => new ThemePublication(i, Now))] };

        var published = Decide(state, "publish", Direction).Value;

        Assert.Equal(100, published.Publications.Length);
        Assert.Equal(2, published.Publications[0].Version);
    }

    private static Result<ThemeState> Decide(ThemeState state, string command, ThemeActor actor) => command switch
    {
        "submit" => SubmitThemeRule.Decide(state, new SubmitTheme(), actor, Now),
        "approve" => ApproveThemeRule.Decide(state, new ApproveTheme(), actor, Now),
        "reject" => RejectThemeRule.Decide(state, new RejectTheme("why"), actor, Now),
        "publish" => PublishThemeRule.Decide(state, new PublishTheme(), actor, Now),
        "archive" => ArchiveThemeRule.Decide(state, new ArchiveTheme(), actor, Now),
        "reopen" => ReopenThemeRule.Decide(state, new ReopenTheme(), actor, Now),
        _ => EditThemeRule.Decide(state, new EditTheme(Theme, null), "other", actor, Now),
    };

    private static ThemeState In(string status)
    {
        var state = CreateThemeRule.Decide(new ThemeState(), Theme, "hash", Author, Now).Value;
        var version = state.Current with { Status = status, PublishedAt = status is "published" ? Now : null };
        return state with
        {
            Current = version,
            Published = status is "published" ? version : null,
            Publications = status is "published" ? [new ThemePublication(1, Now)] : [],
        };
    }
}
