using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Whose figures a caller sees.</summary>
public sealed class FiguresAccessTests
{
    private static DateOnly Today => FiguresSchool.Today;

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
        facts.ToString().Should().Contain(zoe);
        facts.ToString().Should().NotContain("Inspectée");
        facts.ToString().Should().NotContain(id);
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

    private static void AssertNumbers(JsonElement element, params (string Name, double Value)[] expected)
    {
        foreach (var (name, value) in expected)
            (name, element.GetProperty(name).GetDouble()).Should().Be((name, value));
    }
}
