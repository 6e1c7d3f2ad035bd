using System.Net;
using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Learning;

namespace StudyMate.Analytics;

/// <summary>The students of a class side by side, with the figures of each one's own progress.</summary>
public class StudentFiguresTests : ScenarioTests
{
    [ScenarioFact]
    public async Task Every_line_has_the_figures_of_the_students_own_progress()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var other = await school.PublishAsync(Classroom.Theme);
        await school.SendAsync(0, [.. school.Session(0, "s1", assignment: null), .. school.Session(0, "s2", assignment: null)]);
        var claim = school.Event(0, "session.completed", "claimed", 20, new { mode = "practice", timeSpentMs = 1_000, scorePercent = 100, correct = 4, total = 4 });
        (await school.SendAsync(0, claim)).GetProperty("rejected").EnumerateArray().Should().BeEmpty();
        var theme = school.Event(0, "answer.given", "s3", 31, new { questionId = "q1", given = "a", elapsedMs = 4_000 });
        var elsewhere = await school.SendAsync(0, Of(theme, other), Of(school.Event(0, "session.completed", "s3", 32, new { mode = "practice", timeSpentMs = 1_000 }), other));
        elsewhere.GetProperty("rejected").EnumerateArray().Should().BeEmpty();
        var position = Position(await school.SendAsync(1, school.Event(1, "session.started", "begun", 1, new { mode = "practice", questionIds = new[] { "q1" } })));

        var listed = await ReadAsync(school.Direction, school, $"atLeast={position}");

        listed.GetProperty("position").GetInt64().Should().BeGreaterThanOrEqualTo(position);
        var lines = listed.GetProperty("items").EnumerateArray().ToDictionary(line => line.GetProperty("studentId").GetString()!);
        lines.Keys.Order().Should().Equal(school.Students.Order());
        foreach (var id in school.Students)
        {
            var progress = await school.Direction.GetJsonAsync($"/api/students/{id}/progress?atLeast={position}");
            foreach (var figure in (string[])["sessions", "averageScore", "mastery"])
                lines[id].GetProperty(figure).GetDouble().Should().Be(progress.GetProperty(figure).GetDouble());
        }

        var emma = lines[school.Students[0]];
        (emma.GetProperty("displayName").GetString(), emma.GetProperty("status").GetString(), emma.GetProperty("sessions").GetInt32()).Should().Be(("Emma Martin", "active", 4));
        emma.GetProperty("mastery").GetDouble().Should().BeGreaterThan(0);
        lines[school.Students[1]].GetProperty("lastActivityAt").ValueKind.Should().Be(JsonValueKind.String);
        lines[school.Students[2]].GetProperty("lastActivityAt").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [ScenarioFact]
    public async Task A_period_and_a_theme_narrow_the_figures()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var position = Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null)));
        var tomorrow = FiguresSchool.Today.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var longAgo = FiguresSchool.Today.AddDays(-90).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var all = await LineAsync(school, $"atLeast={position}");
        var period = await LineAsync(school, $"from={longAgo}&themeId={school.ThemeId}");
        var later = await LineAsync(school, $"from={tomorrow}&to={tomorrow}");
        var before = await LineAsync(school, $"from={longAgo}&to={longAgo}");

        period.ToString().Should().Be(all.ToString());
        (all.GetProperty("sessions").GetInt32(), all.GetProperty("mastery").GetDouble()).Should().Be((1, 0.5));
        // What somebody masters does not go when nothing was done since.
        (later.GetProperty("sessions").GetInt32(), later.GetProperty("averageScore").GetDouble(), later.GetProperty("mastery").GetDouble()).Should().Be((0, 0.0, 0.5));
        (before.GetProperty("sessions").GetInt32(), before.GetProperty("mastery").GetDouble()).Should().Be((0, 0.0));
    }

    [ScenarioFact]
    public async Task Inspectors_see_the_figures_without_names()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var position = Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null)));

        var listed = await ReadAsync(school.School.As(Role.Inspector), school, $"atLeast={position}");

        listed.ToString().Should().NotContain("Martin");
        var lines = listed.GetProperty("items").EnumerateArray().ToArray();
        lines.Should().AllSatisfy(line => line.GetProperty("displayName").ValueKind.Should().Be(JsonValueKind.Null));
        // Nor does the order tell them.
        lines.Select(line => line.GetProperty("studentId").GetString()!).Should().Equal(school.Students.Order(StringComparer.Ordinal));
        lines.Should().Contain(line => line.GetProperty("sessions").GetInt32() == 1);
    }

    [ScenarioFact]
    public async Task Without_a_class_nobody_is_listed()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());

        await school.Direction.GetAsync(new Uri("/api/analytics/students", UriKind.Relative))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "analytics.class_required", "classId");
        await school.Direction.GetAsync(new Uri("/api/analytics/students?classId=nowhere", UriKind.Relative))
            .ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found");
    }

    private static Task<JsonElement> ReadAsync(HttpClient client, LiveSchool school, string query) =>
        client.GetJsonAsync($"/api/analytics/students?classId={school.ClassId}&{query}");

    private static async Task<JsonElement> LineAsync(LiveSchool school, string query) =>
        (await ReadAsync(school.Direction, school, query)).GetProperty("items").EnumerateArray()
            .Single(line => line.GetProperty("studentId").GetString() == school.Students[0]);

    /// <summary>The same event on another theme.</summary>
    private static object Of(object sent, string themeId)
    {
        var json = JsonSerializer.SerializeToNode(sent)!;
        json["themeId"] = themeId;
        json["themeVersion"] = 1;
        return json;
    }

    private static long Position(JsonElement answer) => answer.GetProperty("position").GetInt64();
}
