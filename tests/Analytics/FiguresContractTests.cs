using System.Diagnostics;
using System.Net;
using System.Text.Json;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Fields, units, positions and refusals of the routes of figures.</summary>
public sealed class FiguresContractTests
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

    private static void AssertNumbers(JsonElement element, params (string Name, double Value)[] expected)
    {
        foreach (var (name, value) in expected)
            Assert.Equal((name, value), (name, element.GetProperty(name).GetDouble()));
    }
}
