using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using StudyMate.Infrastructure;
using static StudyMate.People.PeopleSchool;

namespace StudyMate.People;

public sealed class ImportTests
{
    private const string Promotions = "Promotion;Année début;Année fin;Niveau\r\nL1 Droit;2025;2026;L1\r\nL2 Droit;2025;2026;L2\r\n";
    private const string Classes = "Classe;Promotion;Description\r\nGroupe A;L1 Droit;\"le soir,\r\nà l'étage\"\r\nGroupe B;L1 Droit;\r\n";
    private const string Students = "Nom;Prénom;E-mail;Classe;Promotion;Consentement\r\nDupont;Stéphane;stephane@x.fr;Groupe A;L1 Droit;oui\r\nMüller;Zoé;zoe@x.fr;Groupe B;;non\r\n";

    [Fact]
    public async Task The_four_lists_are_previewed_applied_and_change_nothing_the_second_time()
    {
        var school = await CreateAsync();
        var teachers = $"Prénom;Nom;Courriel;Rôle;Classes\r\nClaire;Dubois;{Guid.NewGuid():n}@x.fr;Enseignante;Groupe A,Groupe B\r\n";
        foreach (var (type, text, rows) in new[] { ("promotions", Promotions, 2), ("classes", Classes, 2), ("teachers", teachers, 1), ("students", Students, 2) })
        {
            var preview = await school.PreviewAsync(type, text);
            (preview.GetProperty("type").GetString(), preview.GetProperty("encoding").GetString(), preview.GetProperty("separator").GetString())
                .Should().Be((type, "iso-8859-1", ";"));
            Counts(preview).Should().Be((rows, rows, 0, 0, 0));
            var applied = await school.ApplyAsync(preview);
            Results(applied).Should().Be(("completed", rows, 0, 0, 0));
            (await school.ApplyAsync(preview)).GetRawText().Should().Be(applied.GetRawText());
            Counts(await school.PreviewAsync(type, text)).Should().Be((rows, 0, 0, rows, 0));
            Results(await school.ImportAsync(type, text)).Should().Be(("completed", 0, 0, rows, 0));
        }

        var stephane = (await school.Admin.GetJsonAsync("/api/students?search=stephane")).GetProperty("items")[0];
        stephane.GetProperty("firstName").GetString().Should().Be("Stéphane");
        stephane.GetProperty("consentSharing").GetBoolean().Should().BeTrue();
        var full = await school.Admin.GetJsonAsync($"/api/students/{Id(stephane)}");
        full.GetProperty("accessCode").GetString().Should().NotBeNullOrEmpty();
        var staff = (await school.Admin.GetJsonAsync("/api/users?search=dubois")).GetProperty("items")[0];
        staff.GetProperty("status").GetString().Should().Be("pending");
        var classes = (await school.Admin.GetJsonAsync("/api/classes")).GetProperty("items").EnumerateArray();
        classes.Count(item => item.GetProperty("teacherIds").EnumerateArray().Any(id => string.Equals(id.GetString(), Id(staff), StringComparison.Ordinal))).Should().Be(2);
    }

    [Fact]
    public async Task Nothing_is_applied_by_a_preview()
    {
        var school = await CreateAsync();
        await school.PreviewAsync("promotions", Promotions);
        (await school.Admin.GetJsonAsync("/api/promotions")).GetProperty("items").EnumerateArray().Should().BeEmpty();
    }

    [Fact]
    public async Task A_changed_file_changes_only_what_changed_and_reports_the_absent()
    {
        var school = await CreateAsync();
        await school.ImportAsync("promotions", Promotions);
        await school.ImportAsync("classes", Classes);
        await school.ImportAsync("students", Students + "Petit;Paul;paul@x.fr;Groupe A;;\r\n");
        var preview = await school.PreviewAsync("students", Students.Replace("Stéphane", "STEPHANE", StringComparison.Ordinal));
        Counts(preview).Should().Be((2, 0, 1, 1, 0));
        preview.GetProperty("absentCount").GetInt32().Should().Be(1);
        preview.GetProperty("absent")[0].GetProperty("firstName").GetString().Should().Be("Paul");
        Results(await school.ApplyAsync(preview)).Should().Be(("completed", 0, 1, 1, 0));
        (await school.Admin.GetJsonAsync("/api/students")).GetProperty("items").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public async Task A_teacher_whose_name_a_list_corrects_is_counted_as_updated()
    {
        var school = await CreateAsync();
        const string List = "prenom;nom;email;role;classes\nCora;Prof;cora@etab.fr;enseignant;\n";
        Results(await school.ImportAsync("teachers", List)).Should().Be(("completed", 1, 0, 0, 0));
        var preview = await school.PreviewAsync("teachers", List.Replace("Prof;", "PROF;", StringComparison.Ordinal));
        Counts(preview).Should().Be((1, 0, 1, 0, 0));

        Results(await school.ApplyAsync(preview)).Should().Be(("completed", 0, 1, 0, 0));
    }

    [Fact]
    public async Task A_removed_student_does_not_come_back_by_a_list()
    {
        var school = await CreateAsync();
        await school.ImportAsync("promotions", Promotions);
        await school.ImportAsync("classes", Classes);
        await school.ImportAsync("students", Students);
        var zoe = Id((await school.Admin.GetJsonAsync("/api/students?search=zoe")).GetProperty("items")[0]);
        await school.Admin.DeleteAsync(new Uri($"/api/students/{zoe}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        var preview = await school.PreviewAsync("students", Students);
        Counts(preview).Should().Be((2, 0, 0, 1, 1));
        preview.GetProperty("errors")[0].GetProperty("code").GetString().Should().Be("import.removed_student");
        await school.ApplyAsync(preview);
        (await school.Admin.GetJsonAsync($"/api/students/{zoe}")).GetProperty("status").GetString().Should().Be("deleted");
    }

    [Fact]
    public async Task Wrong_lines_are_named_and_the_right_ones_applied()
    {
        var school = await CreateAsync();
        var preview = await school.PreviewAsync("promotions", "nom;debut;fin\r\n\"L1\r\nDroit\";2025;2026\r\nL2;2025\r\nL3;20;2026\r\n");
        Counts(preview).Should().Be((3, 1, 0, 0, 2));
        preview.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("line").GetInt32(), error.GetProperty("code").GetString()!))
            .Should().Equal((4, "import.wrong_column_count"), (5, "import.bad_year"));
        var applied = await school.ApplyAsync(preview);
        Results(applied).Should().Be(("completed", 1, 0, 0, 2));
        applied.GetProperty("errors").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task Lines_that_the_school_changed_since_the_preview_are_decided_again()
    {
        var school = await CreateAsync();
        await school.ImportAsync("promotions", Promotions);
        await school.ImportAsync("classes", Classes);
        var preview = await school.PreviewAsync("students", Students);
        var byHand = Id(await school.StudentAsync("Stéphane", "Dupont", email: "stephane@x.fr"));
        var groupB = Id((await school.Admin.GetJsonAsync("/api/classes?search=groupe%20b")).GetProperty("items")[0]);
        await school.Admin.DeleteAsync(new Uri($"/api/classes/{groupB}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        var applied = await school.ApplyAsync(preview);
        Results(applied).Should().Be(("completed", 0, 1, 0, 1));
        applied.GetProperty("errors")[0].GetProperty("code").GetString().Should().Be("class.archived");
        applied.GetProperty("errors")[0].GetProperty("line").GetInt32().Should().Be(3);
        (await school.Admin.GetJsonAsync($"/api/students/{byHand}")).GetProperty("classId").GetString().Should().NotBe("");
    }

    [Fact]
    public async Task A_form_is_read_like_a_body()
    {
        var school = await CreateAsync();
        using var form = new MultipartFormDataContent { { PeopleSchool.File(Promotions, Encoding.UTF8), "file", "promotions.csv" } };
        var preview = await school.Admin.PostAsync("/api/imports?type=promotions", form).ShouldBe(HttpStatusCode.Created);
        preview.GetProperty("encoding").GetString().Should().Be("utf-8");
    }

    [Fact]
    public async Task Bad_files_and_imports_are_problems_with_a_code()
    {
        var school = await CreateAsync();
        await school.UploadAsync("pupils", Promotions).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "import.unknown_type", "type");
        await school.UploadAsync("students", "Nom;Prénom;Classe\r\n").ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "import.missing_column", "email");
        await school.UploadAsync("students", "a\0b").ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "import.not_text", "file");
        await school.UploadAsync("students", "").ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "import.empty", "file");
        await school.UploadAsync("students", new string('x', (10 * 1024 * 1024) + 1)).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "import.too_large");
        await school.Admin.PostAsync("/api/imports/nothing/apply", body: null).ShouldBeProblem(HttpStatusCode.NotFound, "import.not_found");
    }

    [Fact]
    public async Task A_preview_of_yesterday_cannot_be_applied_and_forgets_its_people()
    {
        var clock = TestClock.Noon();
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Time = clock });
        var school = await CreateAsync(app);
        var preview = await school.PreviewAsync("promotions", Promotions);
        clock.Advance(TimeSpan.FromHours(25));
        await school.Admin.PostAsync($"/api/imports/{Id(preview)}/apply", body: null).ShouldBeProblem(HttpStatusCode.Conflict, "import.expired");
        (await school.Admin.GetJsonAsync("/api/imports")).GetProperty("items")[0].GetProperty("status").GetString().Should().Be("expired");
    }

    [Fact]
    public async Task Ten_thousand_lines_are_previewed_in_under_five_seconds()
    {
        var school = await CreateAsync();
        await school.ImportAsync("promotions", Promotions);
        await school.ImportAsync("classes", Classes);
        var started = Stopwatch.GetTimestamp();
        var preview = await school.PreviewAsync("students", List(10_000));
        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(5), Stopwatch.GetElapsedTime(started).ToString());
        preview.GetProperty("totalRows").GetInt32().Should().Be(10_000);
    }

    [Fact]
    public async Task An_import_goes_on_after_the_process_ended_in_the_middle()
    {
        using var folder = new TempFolder();
        PeopleSchool school;
        string path;
        await using (var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path }))
        {
            school = await CreateAsync(app);
            await school.ImportAsync("promotions", Promotions);
            await school.ImportAsync("classes", Classes);
            path = $"/api/imports/{Id(await school.PreviewAsync("students", List(400)))}";
            var applying = school.Admin.PostAsync(path + "/apply", body: null);
            while ((await school.Admin.GetJsonAsync(path)).GetProperty("done").GetInt32() == 0)
                await Task.Yield();
            _ = applying.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        await using (var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path }))
        {
            school = new PeopleSchool(school.School.On(app));
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            while ((await school.Admin.GetJsonAsync(path)).GetProperty("status").GetString() is not "completed")
                patience.Token.ThrowIfCancellationRequested();
            Results(await school.Admin.GetJsonAsync(path)).Should().Be(("completed", 400, 0, 0, 0));
            var classes = (await school.Admin.GetJsonAsync("/api/classes")).GetProperty("items").EnumerateArray();
            classes.Sum(item => item.GetProperty("studentCount").GetInt32()).Should().Be(400);
        }
    }

    private static string List(int count)
    {
        var text = new StringBuilder("Nom;Prénom;E-mail;Classe;Promotion\r\n");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"Élève{i};Zoé;e{i}@x.fr;Groupe {(i % 2 == 0 ? 'A' : 'B')};L1 Droit\r\n");
        return text.ToString();
    }

    private static (int Total, int New, int Changed, int Unchanged, int Errors) Counts(System.Text.Json.JsonElement view) => (
        view.GetProperty("totalRows").GetInt32(),
        view.GetProperty("newRows").GetInt32(),
        view.GetProperty("changedRows").GetInt32(),
        view.GetProperty("unchangedRows").GetInt32(),
        view.GetProperty("errorRows").GetInt32());

    private static (string? Status, int Created, int Updated, int Unchanged, int Failed) Results(System.Text.Json.JsonElement view) => (
        view.GetProperty("status").GetString(),
        view.GetProperty("created").GetInt32(),
        view.GetProperty("updated").GetInt32(),
        view.GetProperty("unchanged").GetInt32(),
        view.GetProperty("failed").GetInt32());
}
