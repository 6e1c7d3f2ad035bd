using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Content;

/// <summary>What the theme grain keeps and tells, on the real engine and the real storage.</summary>
public sealed class ThemeGrainTests
{
    private static readonly Theme First = Of("Un titre confidentiel");

    [Fact]
    public async Task A_replayed_command_changes_nothing_and_gets_its_answer_again()
    {
        var app = await StudyMateApp.SharedAsync();
        var school = await TestSchool.CreateAsync();
        var theme = Grain(app, school, Role.Teacher);
        Operation.Enter("op-create");
        var created = await theme.CreateAsync(new CreateTheme(First), default);
        var again = await theme.CreateAsync(new CreateTheme(First), default);
        again.Value.Should().Be(created.Value);

        Operation.Enter("op-submit");
        await theme.SubmitAsync(new SubmitTheme(), default);
        var submitted = await theme.SubmitAsync(new SubmitTheme(), default);
        (submitted.Value.Status, submitted.Value.Revision).Should().Be(("pending_review", 2));
        Operation.Enter("op-other");
        ((await theme.CreateAsync(new CreateTheme(First), default)).Error?.Code).Should().Be("theme.exists");
    }

    [Fact]
    public async Task A_replayed_import_answers_its_losses_again()
    {
        var app = await StudyMateApp.SharedAsync();
        var school = await TestSchool.CreateAsync();
        var theme = Grain(app, school, Role.Teacher);
        Operation.Enter("op-import");
        var command = new ImportTheme("auto", """{"title":"T","questions":[{"prompt":"?","answer":true},7]}""");

        var first = (await theme.ImportAsync(command, default)).Value;
        var second = (await theme.ImportAsync(command, default)).Value;

        second.Lost.Should().Equal(first.Lost);
        (second.ThemeId, second.Imported).Should().Be((first.ThemeId, first.Imported));
    }

    [Fact]
    public async Task Facts_tell_who_and_what_but_no_titles_and_no_comments()
    {
        var app = await StudyMateApp.SharedAsync();
        var school = await TestSchool.CreateAsync();
        await Grain(app, school, Role.Teacher).CreateAsync(new CreateTheme(First), default);
        await Grain(app, school, Role.Teacher).SubmitAsync(new SubmitTheme("commentaire privé"), default);
        await Grain(app, school, Role.Referent).RejectAsync(new RejectTheme("commentaire privé"), default);

        var log = await app.Services.GetRequiredService<IFactStore>().ReadAsync(school.Tenant, 0, 100);
        var facts = log.Where(fact => fact.Fact.ThemeId is not null).ToList();

        facts.Select(fact => fact.Fact.Kind).Should().Equal("theme.created", "theme.submitted", "theme.rejected");
        facts.Should().AllSatisfy(fact => (fact.Fact.ThemeId, fact.Fact.ThemeVersion, fact.Fact.Folded).Should().Be(("thm", 1, false)));
        facts.Select(fact => fact.Fact.Actor).Should().Equal("teacher-1", "teacher-1", "referent-1");
        facts.Should().AllSatisfy(fact => fact.ToString().Should().NotContain("confidentiel"));
        facts.Should().AllSatisfy(fact => fact.ToString().Should().NotContain("privé"));
    }

    [Fact]
    public async Task The_library_gives_published_versions_once_and_for_all()
    {
        var app = await StudyMateApp.SharedAsync();
        var school = await TestSchool.CreateAsync();
        var library = app.Services.GetRequiredService<IThemeLibrary>();
        await Grain(app, school, Role.Teacher).CreateAsync(new CreateTheme(First), default);
        (await library.FindAsync(school.Tenant, "thm", 1))!.Title.Should().Be("Un titre confidentiel");
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(Of("Autre"), null), default);
        (await library.FindAsync(school.Tenant, "thm", 1))!.Title.Should().Be("Autre");
        (await library.FindAsync(school.Tenant, "thm", 2)).Should().BeNull();
        (await library.FindAsync("another", "thm", 1)).Should().BeNull();

        await PublishAsync(app, school);
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(Of("Deux"), null), default);

        (await library.FindAsync(school.Tenant, "thm", 1)).Should().BeSameAs(await library.FindAsync(school.Tenant, "thm", 1));
        (await library.FindAsync(school.Tenant, "thm", 1))!.Title.Should().Be("Autre");
        (await library.FindAsync(school.Tenant, "thm", 2))!.Title.Should().Be("Deux");
    }

    [Fact]
    public async Task Contents_of_replaced_drafts_are_dropped_and_shared_ones_kept()
    {
        var app = await StudyMateApp.SharedAsync();
        var school = await TestSchool.CreateAsync();
        await Grain(app, school, Role.Teacher).CreateAsync(new CreateTheme(First), default);
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(Of("Autre"), null), default);
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(First, null), default);
        await PublishAsync(app, school);
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(Of("Deux"), null), default);
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(First, null), default);
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(Of("Trois"), null), default);

        var view = await Grain(app, school, Role.Teacher).GetAsync(new GetTheme(1), default);

        view.Value.Content.Title.Should().Be(First.Title);
        (await Grain(app, school, Role.Teacher).GetAsync(new GetTheme(), default)).Value.Content.Title.Should().Be("Trois");
    }

    [Fact]
    public async Task Other_domains_learn_which_version_was_served_when()
    {
        var app = await StudyMateApp.SharedAsync();
        var school = await TestSchool.CreateAsync();
        await Grain(app, school, Role.Teacher).CreateAsync(new CreateTheme(First), default);
        await PublishAsync(app, school);
        await Grain(app, school, Role.Teacher).EditAsync(new EditTheme(Of("Deux"), null), default);

        var versions = (await school.Grain<IThemeGrain>("thm").GetVersionsAsync(default)).Value;

        (versions.Title, versions.Status, versions.Version, versions.PublishedVersion).Should().Be((First.Title, "draft", 2, 1));
        versions.Publications.Select(publication => publication.Version).Should().Equal(1);
        ((await school.Grain<IThemeGrain>("other").GetVersionsAsync(default)).Error?.Code).Should().Be("theme.not_found");
    }

    [Fact]
    public async Task A_theme_survives_a_restart()
    {
        using var folder = new TempFolder();
        TestSchool school;
        await using (var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path }))
        {
            school = await TestSchool.CreateAsync(app);
            await Grain(app, school, Role.Teacher).CreateAsync(new CreateTheme(ThemeMaker.Rich(11)), default);
            await Grain(app, school, Role.Teacher).SubmitAsync(new SubmitTheme("x"), default);
        }

        await using var restarted = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path });
        var view = (await Grain(restarted, school, Role.Teacher).GetAsync(new GetTheme(), default)).Value;
        (view.Status, view.Revision).Should().Be(("pending_review", 2));
        ThemeJson.Write(view.Content).Should().Be(ThemeJson.Write(ThemeMaker.Rich(11)));
        (await Grain(restarted, school, Role.Referent).ApproveAsync(new ApproveTheme(), default)).Value.Status.Should().Be("approved");
    }

    [Fact]
    public void The_largest_legal_record_stays_within_its_bound()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(55).AddTicks(1234567);
        string Long(int length) => new('語', length);
        var account = new string('a', GrainKeys.MaxIdLength);
        var version = new ThemeVersionState
        {
            Number = int.MaxValue,
            Status = ThemeStates.PendingReview,
            Hash = new string('f', 64),
            Title = Long(ThemeLimits.Title),
            Subject = Long(ThemeLimits.ShortText),
            Difficulty = "intermediate",
            CreatedBy = account,
            CreatedAt = now,
            UpdatedAt = now,
            PublishedAt = now,
            Editors = [.. Enumerable.Repeat(account, ThemeVersionState.KeptEditors)],
        };
        var state = new ThemeState
        {
            AuthorId = account,
            Revision = long.MaxValue,
            Transitions = int.MaxValue,
            Current = version,
            Published = version with { Number = 7 },
            Publications = [.. Enumerable.Repeat(new ThemePublication(int.MaxValue, now), ThemeState.KeptPublications)],
            LastReview = new ThemeReview(account, int.MaxValue, true, Long(ReviewComment.MaxLength), now),
            Operations = [.. Enumerable.Repeat(new string('o', 64), GrainRecord.RememberedOperations)],
        };
        var before = state with { Published = version with { Number = 5 }, Transitions = 3, Current = version with { Hash = "x" } };
        var pending = state with
        {
            LastChange = ThemeChange.Of(before, state, Long(ReviewComment.MaxLength), sharesContent: false),
            Pending = new PendingAppend([new Fact(new string('i', 90), "theme.published") { Actor = account, ThemeId = account }]),
        };

        var size = new RecordSerializer([ContentJson.Default]).Serialize(pending).ToMemory().Length;

        size.Should().BeInRange(10_000, 48 * 1024);
    }

    [Fact]
    public void What_a_record_keeps_is_enough_to_write_its_rows_again()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(55);
        var served = new ThemeVersionState { Number = 1, Status = ThemeStates.Published, Hash = "h1", Title = "One" };
        var before = new ThemeState { AuthorId = "a", Transitions = 600, Current = new() { Number = 2, Status = ThemeStates.Approved, Hash = "h2" }, Published = served };
        var published = before.Current with { Status = ThemeStates.Published, PublishedAt = now };
        var after = before with { Transitions = 601, Current = published, Published = published };
        var fact = new Fact("f", "theme.published") { Actor = "r", OccurredAt = now };
        var pending = after with { LastChange = ThemeChange.Of(before, after, "well done", sharesContent: false), Pending = new PendingAppend([fact]) };

        var serializer = new RecordSerializer([ContentJson.Default]);
        var stored = serializer.Deserialize<ThemeState>(serializer.Serialize(pending))!;

        stored.Rows("t", "theme").SelectMany(row => row.Key.AddRange(row.Columns)).Should().Equal(pending.Rows("t", "theme").SelectMany(row => row.Key.AddRange(row.Columns)));
        stored.Rows("t", "theme").Select(row => (row.Table, row.Operation)).Should().Equal(
            ("themes", RowOperation.Put), ("theme_versions", RowOperation.Put), ("theme_versions", RowOperation.Update), ("theme_transitions", RowOperation.Add), ("theme_transitions", RowOperation.Delete));
        stored.Rows("t", "theme").Single(row => row is { Table: "theme_transitions", Operation: RowOperation.Add }).Columns
            .Should().Contain(new RowValue("comment", Text: "well done"));
        stored.Rows("t", "theme").Single(row => row.Operation is RowOperation.Delete).Key[^1].Should().Be(new RowValue("number", Integer: 101));
    }

    [Fact]
    public void A_content_is_dropped_when_the_only_version_that_has_it_gets_another()
    {
        var draft = new ThemeState { AuthorId = "a", Current = new() { Number = 2, Hash = "old" } };
        var edited = draft with { Current = draft.Current with { Hash = "new" } };

        ThemeChange.Of(draft, edited, null, sharesContent: false).Dropped.Should().Be("old");
        ThemeChange.Of(draft, edited, null, sharesContent: true).Dropped.Should().BeNull();
        ThemeChange.Of(draft, edited with { Current = edited.Current with { Number = 3 } }, null, sharesContent: false).Dropped.Should().BeNull();
        ThemeChange.Of(draft, draft, null, sharesContent: false).Dropped.Should().BeNull();
        ThemeChange.Of(new ThemeState(), edited, null, sharesContent: false).Dropped.Should().BeNull();
    }

    [Fact]
    public void A_record_of_the_first_release_is_still_read()
    {
        const string Record = """
            {"authorId":"a","revision":4,"transitions":4,"current":{"number":1,"status":"published","hash":"h","title":"T","questionCount":1,
            "hasContent":true,"createdBy":"a","createdAt":"2025-10-06T12:00:00+00:00","updatedAt":"2025-10-06T12:00:00+00:00","publishedAt":"2025-10-06T12:00:00+00:00","editors":["a"]},
            "published":{"number":1,"status":"published","hash":"h","title":"T"},"publications":[{"version":1,"at":"2025-10-06T12:00:00+00:00"}],"v":1,"operations":["o"]}
            """;

        var state = new RecordSerializer([ContentJson.Default]).Deserialize<ThemeState>(new BinaryData(Record));

        state.Exists.Should().BeTrue();
        (state.Current.Status, state.Publications[0].Version, state.Published!.Title).Should().Be(("published", 1, "T"));
        state.Published.Editors.Should().BeEmpty();
    }

    private static Theme Of(string title) =>
        new() { Title = title, Questions = [new Question { Id = "q1", Type = "true_false", Prompt = "?", Answer = ["true"] }] };

    private static IThemeGrain Grain(StudyMateApp app, TestSchool school, Role role)
    {
        RequestContext.Clear();
        school.Actor(role).Enter();
        return app.Grains.GetGrain<IThemeGrain>(school.Key("thm"));
    }

    private static async Task PublishAsync(StudyMateApp app, TestSchool school)
    {
        (await Grain(app, school, Role.Teacher).SubmitAsync(new SubmitTheme(), default)).Succeeded.Should().BeTrue();
        (await Grain(app, school, Role.Referent).ApproveAsync(new ApproveTheme(), default)).Succeeded.Should().BeTrue();
        (await Grain(app, school, Role.Direction).PublishAsync(new PublishTheme(), default)).Succeeded.Should().BeTrue();
    }
}
