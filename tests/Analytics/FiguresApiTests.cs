using System.Diagnostics;
using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

public sealed class FiguresApiTests
{
    private static DateOnly Today => FiguresSchool.Today;

    [Fact]
    public async Task Key_figures_have_the_fields_and_units_of_the_contract()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var (_, zoe) = await school.StudentAsync(classId);
        var (_, max) = await school.StudentAsync(classId);
        await school.StudentAsync(classId); // without any result, and still a student
        var position = await school.AppendAsync(classId, new SampleFacts()
            .Played(zoe, "theme-a", Today, 100, 3_600_000)
            .Played(zoe, "theme-b", Today.AddDays(-10), 20, 3_600_000)
            .Played(max, "theme-a", Today.AddDays(-8), 33.3, 1_800_000)
            .Started(max, "theme-a", Today.AddDays(-8)));

        var kpis = await school.KpisAsync(school.Admin, $"classId={classId}&atLeast={position}");

        AssertNumbers(kpis.GetProperty("students"), ("total", 3), ("active", 1), ("activeRate", 33.3));
        AssertNumbers(kpis.GetProperty("performance"), ("averageScore", 51.1), ("successRate", 33.3), ("averageMastery", 0.511));
        AssertNumbers(kpis.GetProperty("sessions"), ("total", 4), ("completed", 3), ("completionRate", 75), ("totalTimeHours", 2.5));
        AssertNumbers(kpis.GetProperty("assignments"), ("total", 0), ("active", 0), ("completed", 0));
        Assert.True(kpis.GetProperty("position").GetInt64() >= position);
    }

    [Fact]
    public async Task The_heatmap_has_the_fields_of_the_contract_worst_first()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var position = await school.AppendAsync(classId, new SampleFacts()
            .Played("s1", "theme-a", Today, 90).Played("s2", "theme-a", Today, 40).Played("s3", "theme-a", Today, 80)
            .Played("s1", "theme-b", Today, 10).Played("s2", "theme-b", Today, 20));

        var heatmap = await school.HeatmapAsync(school.Admin, $"classId={classId}&atLeast={position}");

        var themes = heatmap.GetProperty("themes").EnumerateArray().ToArray();
        Assert.Equal(["theme-b", "theme-a"], themes.Select(theme => theme.GetProperty("themeId").GetString()));
        AssertNumbers(themes[0], ("attempts", 2), ("failureRate", 100), ("averageScore", 15));
        Assert.Equal("critical", themes[0].GetProperty("level").GetString());
        Assert.True(themes[0].GetProperty("needsRemediation").GetBoolean());
        AssertNumbers(themes[1], ("attempts", 3), ("failureRate", 33.3), ("averageScore", 70));
        Assert.Equal("medium", themes[1].GetProperty("level").GetString());
        Assert.False(themes[1].GetProperty("needsRemediation").GetBoolean());
        Assert.NotEmpty(themes[1].GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task A_teacher_sees_the_classes_taught_and_no_other()
    {
        var school = await FiguresSchool.CreateAsync();
        var teacher = await school.TeacherAsync();
        var (mine, other) = (await school.ClassAsync("6A", teacher), await school.ClassAsync("6B"));
        await school.AppendAsync(mine, new SampleFacts().Played("s1", "theme-a", Today, 80));
        var position = await school.AppendAsync(other, new SampleFacts().Played("s2", "theme-a", Today, 20));
        var client = school.School.As(Role.Teacher, teacher);

        var all = await school.KpisAsync(client, $"atLeast={position}");
        AssertNumbers(all.GetProperty("performance"), ("averageScore", 80));
        AssertNumbers(all.GetProperty("sessions"), ("total", 1));
        AssertNumbers((await school.KpisAsync(client, $"classId={mine}")).GetProperty("sessions"), ("total", 1));
        await client.GetAsync(new Uri($"/api/analytics/kpis?classId={other}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found");
        await client.GetAsync(new Uri($"/api/analytics/facts?classId={other}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found");
    }

    [Fact]
    public async Task Who_teaches_nothing_sees_empty_figures()
    {
        var school = await FiguresSchool.CreateAsync();
        await school.AppendAsync(await school.ClassAsync("6A"), new SampleFacts().Played("s1", "theme-a", Today, 80));

        var kpis = await school.KpisAsync(school.School.As(Role.Teacher, await school.TeacherAsync()), "");

        AssertNumbers(kpis.GetProperty("students"), ("total", 0), ("active", 0), ("activeRate", 0));
        AssertNumbers(kpis.GetProperty("sessions"), ("total", 0));
    }

    [Fact]
    public async Task An_inspector_sees_the_schools_figures_but_nobodys_name()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var (id, zoe) = await school.StudentAsync(classId, "Inspectée");
        var position = await school.AppendAsync(classId, new SampleFacts().Played(zoe, "theme-a", Today, 80));
        var inspector = school.School.As(Role.Inspector);

        AssertNumbers((await school.KpisAsync(inspector, $"atLeast={position}")).GetProperty("sessions"), ("total", 1));
        var facts = await inspector.GetJsonAsync("/api/analytics/facts");
        Assert.Contains(zoe, facts.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Inspectée", facts.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(id, facts.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_student_has_no_access_to_figures()
    {
        var school = await FiguresSchool.CreateAsync();
        var student = school.School.As(Role.Student);
        foreach (var path in new[] { "kpis", "heatmap", "facts", "kpis.csv", "heatmap.csv" })
            await student.GetAsync(new Uri($"/api/analytics/{path}", UriKind.Relative)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Figures_of_one_school_do_not_reach_another()
    {
        var (a, b) = (await FiguresSchool.CreateAsync(), await FiguresSchool.CreateAsync());
        var classId = await a.ClassAsync("6A");
        await a.AppendAsync(classId, new SampleFacts().Played("s1", "theme-a", Today, 80));

        AssertNumbers((await b.KpisAsync(b.Admin, "")).GetProperty("sessions"), ("total", 0));
        await b.Admin.GetAsync(new Uri($"/api/analytics/kpis?classId={classId}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found");
    }

    [Fact]
    public async Task The_facts_explain_a_figure_page_by_page_and_name_students_to_who_may_see_them()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var (id, zoe) = await school.StudentAsync(classId);
        var position = await school.AppendAsync(classId, new SampleFacts()
            .Played(zoe, "theme-a", Today, 80).Played(zoe, "theme-a", Today.AddDays(-40), 10).Scored(zoe, "theme-a", Today, 80, 90));

        List<JsonElement> items = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await school.Admin.GetJsonAsync($"/api/analytics/facts?classId={classId}&limit=2&atLeast={position}&cursor={cursor}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }

        Assert.Equal(["session.started", "session.scored", "session.ended", "session.scored"], items.Select(item => item.GetProperty("kind").GetString()));
        Assert.All(items, item => Assert.Equal(id, item.GetProperty("studentId").GetString()));
        Assert.Equal("Zoé Lefèvre", items[0].GetProperty("displayName").GetString());
        AssertNumbers(items[3], ("oldScore", 80), ("newScore", 90));
    }

    [Fact]
    public async Task A_position_that_nobody_has_reached_is_waited_for_and_then_answered_without()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var position = await school.AppendAsync(classId, new SampleFacts().Played("s1", "theme-a", Today, 80));
        var clock = Stopwatch.StartNew();

        var waiting = school.KpisAsync(school.Admin, $"atLeast={position + 1_000}");
        // Whoever does not wait is not held up by those who do.
        await school.KpisAsync(school.Admin, "");
        Assert.False(waiting.IsCompleted);

        Assert.Equal(position, (await waiting).GetProperty("position").GetInt64());
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_position_that_is_reached_while_waiting_is_answered_at_once()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var position = await school.AppendAsync(classId, new SampleFacts().Played("s1", "theme-a", Today, 80));

        var waiting = school.KpisAsync(school.Admin, $"classId={classId}&atLeast={position + 3}");
        await school.AppendAsync(classId, new SampleFacts().Played("s1", "theme-a", Today, 60));

        AssertNumbers((await waiting).GetProperty("performance"), ("averageScore", 70));
    }

    [Fact]
    public async Task A_file_holds_the_same_numbers_as_the_screen()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var position = await school.AppendAsync(classId, new SampleFacts().Played("s1", "theme-a", Today, 66.7).Played("s2", "theme-a", Today, 12.3));
        var query = $"classId={classId}&atLeast={position}";

        var theme = (await school.HeatmapAsync(school.Admin, query)).GetProperty("themes")[0];
        var lines = (await school.Admin.GetStringAsync(new Uri($"/api/analytics/heatmap.csv?{query}", UriKind.Relative))).Split("\r\n");
        var cells = lines[0].TrimStart('\uFEFF').Split(';').Zip(lines[1].Split(';')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        foreach (var (name, text) in cells)
            Assert.Equal(theme.GetProperty(name).ToString(), text, ignoreCase: true);

        var kpis = await school.KpisAsync(school.Admin, query);
        var csv = await school.Admin.GetStringAsync(new Uri($"/api/analytics/kpis.csv?{query}", UriKind.Relative));
        Assert.Contains($"performance.averageScore;{kpis.GetProperty("performance").GetProperty("averageScore")}", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuild_answers_the_same_figures_and_is_for_administrators()
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var position = await school.AppendAsync(classId, FoldFactsTests.RandomHistory(new Random(9), Today.AddDays(-9)));
        var query = $"classId={classId}&atLeast={position}";
        var before = (await school.KpisAsync(school.Admin, query)).ToString();

        await school.School.As(Role.Teacher).PostAsync("/api/analytics/rebuild", new { scope = "class", id = classId }).ShouldBe(HttpStatusCode.Forbidden);
        await school.Admin.PostAsync("/api/analytics/rebuild", new { scope = "planet" }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "analytics.unknown_scope", "scope");
        await school.Admin.PostAsync("/api/analytics/rebuild", new { scope = "class", id = "nowhere" }).ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found");
        var rebuilt = await school.Admin.PostAsync("/api/analytics/rebuild", new { scope = "class", id = classId }).ShouldBe(HttpStatusCode.OK);

        Assert.True(rebuilt.GetProperty("position").GetInt64() >= position);
        var after = await school.KpisAsync(school.Admin, query);
        foreach (var part in new[] { "students", "performance", "sessions", "assignments" })
            Assert.Contains(after.GetProperty(part).ToString(), before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-02-30")]
    [InlineData("from=yesterday")]
    [InlineData("to=2026-01-01&from=2026-02-01")]
    [InlineData("from=0001-01-01&to=2026-01-01")]
    [InlineData("atLeast=soon")]
    public async Task A_malformed_period_or_position_is_refused(string query)
    {
        var school = await FiguresSchool.CreateAsync();
        using var answer = await school.Admin.GetAsync(new Uri($"/api/analytics/kpis?{query}", UriKind.Relative));
        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("classId=nowhere", "class.not_found")]
    [InlineData("classId=NOT%20AN%20ID", "class.not_found")]
    [InlineData("themeId=nothing", "theme.not_found")]
    [InlineData("themeId=..%2F..", "theme.not_found")]
    public async Task What_does_not_exist_is_not_found(string query, string code)
    {
        var school = await FiguresSchool.CreateAsync();
        await school.Admin.GetAsync(new Uri($"/api/analytics/kpis?{query}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Figures_are_the_same_after_a_restart()
    {
        using var folder = new TempFolder();
        string before;
        FiguresSchool school;
        string query;
        await using (var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path }))
        {
            school = await FiguresSchool.CreateAsync(app);
            var classId = await school.ClassAsync("6A");
            var position = await school.AppendAsync(classId, FoldFactsTests.RandomHistory(new Random(10), Today.AddDays(-9)));
            query = $"/api/analytics/kpis?classId={classId}&atLeast={position}";
            before = (await school.Admin.GetJsonAsync(query)).ToString();
        }

        await using var again = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path });
        Assert.Equal(before, (await school.School.On(again).As(Role.Admin).GetJsonAsync(query)).ToString());
    }

    private static void AssertNumbers(JsonElement element, params (string Name, double Value)[] expected)
    {
        foreach (var (name, value) in expected)
            Assert.Equal((name, value), (name, element.GetProperty(name).GetDouble()));
    }
}
