using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Figures explain themselves, and are the same as a file, after a rebuild and after a restart.</summary>
public sealed class FiguresOriginTests
{
    private static DateOnly Today => FiguresSchool.Today;

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

        items.Select(item => item.GetProperty("kind").GetString()).Should().Equal("session.started", "session.scored", "session.ended", "session.scored");
        items.Should().AllSatisfy(item => item.GetProperty("studentId").GetString().Should().Be(id));
        items[0].GetProperty("displayName").GetString().Should().Be("Zoé Lefèvre");
        AssertNumbers(items[3], ("oldScore", 80), ("newScore", 90));
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
            text.Should().BeEquivalentTo(theme.GetProperty(name).ToString());

        var kpis = await school.KpisAsync(school.Admin, query);
        var csv = await school.Admin.GetStringAsync(new Uri($"/api/analytics/kpis.csv?{query}", UriKind.Relative));
        csv.Should().Contain($"performance.averageScore;{kpis.GetProperty("performance").GetProperty("averageScore")}");
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

        rebuilt.GetProperty("position").GetInt64().Should().BeGreaterThanOrEqualTo(position);
        var after = await school.KpisAsync(school.Admin, query);
        foreach (var part in new[] { "students", "performance", "sessions", "assignments" })
            before.Should().Contain(after.GetProperty(part).ToString());
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
        (await school.School.On(again).As(Role.Admin).GetJsonAsync(query)).ToString().Should().Be(before);
    }

    private static void AssertNumbers(JsonElement element, params (string Name, double Value)[] expected)
    {
        foreach (var (name, value) in expected)
            (name, element.GetProperty(name).GetDouble()).Should().Be((name, value));
    }
}
