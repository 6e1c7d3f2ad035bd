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
        kpis.GetProperty("position").GetInt64().Should().BeGreaterThanOrEqualTo(position);
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
        themes.Select(theme => theme.GetProperty("themeId").GetString()).Should().Equal("theme-b", "theme-a");
        AssertNumbers(themes[0], ("attempts", 2), ("failureRate", 100), ("averageScore", 15));
        themes[0].GetProperty("level").GetString().Should().Be("critical");
        themes[0].GetProperty("needsRemediation").GetBoolean().Should().BeTrue();
        AssertNumbers(themes[1], ("attempts", 3), ("failureRate", 33.3), ("averageScore", 70));
        themes[1].GetProperty("level").GetString().Should().Be("medium");
        themes[1].GetProperty("needsRemediation").GetBoolean().Should().BeFalse();
        themes[1].GetProperty("title").GetString().Should().NotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/api/analytics/kpis")]
    [InlineData("/api/analytics/heatmap")]
    [InlineData("/api/analytics/students")]
    [InlineData("/api/analytics/facts")]
    public async Task A_position_beyond_the_log_is_answered_with_what_there_is_as_stale(string route)
    {
        var school = await FiguresSchool.CreateAsync();
        var classId = await school.ClassAsync("6A");
        var position = await school.AppendAsync(classId, new SampleFacts().Played("s1", "theme-a", Today, 80));

        var reached = await school.Admin.GetJsonAsync($"{route}?classId={classId}&atLeast={position}");
        var beyond = await school.Admin.GetJsonAsync($"{route}?classId={classId}&atLeast={position + 1}");

        (reached.GetProperty("position").GetInt64(), reached.GetProperty("stale").GetBoolean()).Should().Be((position, false));
        (beyond.GetProperty("position").GetInt64(), beyond.GetProperty("stale").GetBoolean()).Should().Be((position, true));
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
        ((int)answer.StatusCode).Should().BeInRange(400, 422);
        (answer.Content.Headers.ContentType?.MediaType).Should().Be("application/problem+json");
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
            (name, element.GetProperty(name).GetDouble()).Should().Be((name, value));
    }
}
