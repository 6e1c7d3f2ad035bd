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

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_rejection_needs_a_comment(string? comment)
    {
        var error = RejectThemeRule.Decide(In("pending_review"), new RejectTheme(comment), Reviewer, Now).Error!;

        (error.Code, error.Kind, error.Field).Should().Be(("theme.comment_required", ErrorKind.Invalid, "comment"));
    }

    [Fact]
    public void A_comment_is_bounded_and_well_formed()
    {
        (SubmitThemeRule.Decide(In("draft"), new SubmitTheme(new string('c', 1_001)), Author, Now).Error?.Code).Should().Be("theme.comment_too_long");
        (SubmitThemeRule.Decide(In("draft"), new SubmitTheme("\ud800"), Author, Now).Error?.Code).Should().Be("theme.bad_character");
    }

    [Fact]
    public void A_stale_revision_is_refused()
    {
        var state = In("draft");

        var error = EditThemeRule.Decide(state, new EditTheme(Theme, state.Revision - 1), "other", Author, Now).Error!;

        (error.Code, error.Kind).Should().Be(("theme.stale", ErrorKind.Stale));
        EditThemeRule.Decide(state, new EditTheme(Theme, state.Revision), "other", Author, Now).Succeeded.Should().BeTrue();
        EditThemeRule.Decide(state, new EditTheme(Theme, null), "other", Author, Now).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void The_same_content_again_changes_nothing()
    {
        var state = In("published");

        EditThemeRule.Decide(state, new EditTheme(Theme, null), state.Current.Hash, Author, Now).Value.Should().BeSameAs(state);
    }

    [Fact]
    public void Editing_a_published_theme_opens_a_draft_beside_it()
    {
        var edited = Decide(In("published"), "edit", Author).Value;

        (edited.Current.Number, edited.Current.Status).Should().Be((2, "draft"));
        (edited.Published!.Number, edited.Published.Status).Should().Be((1, "published"));
        edited.Current.Editors.Should().Equal("author");
    }

    [Fact]
    public void Publishing_replaces_the_version_served_and_remembers_both()
    {
        var second = Decide(Decide(Decide(Decide(In("published"), "edit", Author).Value, "submit", Author).Value, "approve", Reviewer).Value, "publish", Direction).Value;

        second.Published!.Number.Should().Be(2);
        second.Published.PublishedAt.Should().Be(Now);
        second.Publications.Select(publication => publication.Version).Should().Equal(1, 2);
    }

    [Fact]
    public void Archiving_takes_the_draft_and_the_version_served_out_of_use()
    {
        var archived = Decide(Decide(In("published"), "edit", Author).Value, "archive", Direction).Value;

        (archived.Current.Status, archived.Current.Number).Should().Be(("archived", 2));
        archived.Published.Should().BeNull();
        archived.Publications.Should().ContainSingle();
    }

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

    [Fact]
    public void Publications_are_bounded()
    {
        var state = In("approved") with { Publications = [.. Enumerable.Range(1, 100).Select(i => new ThemePublication(i, Now))] };

        var published = Decide(state, "publish", Direction).Value;

        published.Publications.Length.Should().Be(100);
        published.Publications[0].Version.Should().Be(2);
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
