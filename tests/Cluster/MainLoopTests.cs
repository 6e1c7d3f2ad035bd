using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>From the roster to the figures, each step through the other door than the one before: what one process did the other one knows.</summary>
[Collection(SharedCluster.Name)]
public sealed class MainLoopTests(SharedCluster cluster)
{
    [MariaDbTheory]
    [InlineData("all", "api")]
    [InlineData("api", "all")]
    public async Task What_was_done_through_one_door_is_there_at_the_other(string one, string other)
    {
        var (first, second) = (cluster.Door(one), cluster.Door(other));
        // Roster, theme, review and publication.
        var school = await LiveSchool.OpenAsync(first);

        var roster = await school.On(second).Direction.GetJsonAsync($"/api/students?classId={school.ClassId}");
        roster.GetProperty("items").EnumerateArray().Select(IdOf).Order().Should().Equal(school.Students.Order());
        (await school.Direction.GetJsonAsync($"/api/themes/{school.ThemeId}")).GetProperty("status").GetString().Should().Be("published");

        var mission = IdOf(await school.AssignAsync());
        (await MissionAsync(school.On(first))).GetProperty("status").GetString().Should().Be("a_faire");
        var answer = await school.On(second).SendAsync(0, school.Session(0, "s-1", mission));
        answer.GetProperty("accepted").GetInt32().Should().Be(5);

        (await MissionAsync(school.On(first))).GetProperty("status").GetString().Should().Be("terminee");
        var atLeast = $"atLeast={answer.GetProperty("position").GetInt64()}";
        var progress = await school.On(second).Direction.GetJsonAsync($"/api/students/{school.Students[0]}/progress?{atLeast}");
        (progress.GetProperty("sessions").GetInt32(), progress.GetProperty("averageScore").GetDouble()).Should().Be((1, 50.0));
        var kpis = await school.On(first).Direction.GetJsonAsync($"/api/analytics/kpis?classId={school.ClassId}&{atLeast}");
        kpis.GetProperty("sessions").GetProperty("total").GetInt32().Should().Be(1);
        var heatmap = await school.On(second).Direction.GetJsonAsync($"/api/analytics/heatmap?classId={school.ClassId}&{atLeast}");
        heatmap.GetRawText().Should().Contain(school.ThemeId);
    }

    [MariaDbFact]
    public async Task A_command_that_is_sent_again_through_the_other_door_is_carried_out_once()
    {
        var school = await LiveSchool.OpenAsync(cluster.All);
        var made = await school.AssignAsync(key: "once");
        var again = await school.On(cluster.Api).AssignAsync(key: "once");

        IdOf(again).Should().Be(IdOf(made));
        (await school.Direction.GetJsonAsync("/api/assignments")).GetProperty("items").EnumerateArray().Should().ContainSingle();
    }

    [MariaDbFact]
    public async Task Events_that_come_through_both_doors_at_once_count_once()
    {
        var school = await LiveSchool.OpenAsync(cluster.All);
        var elsewhere = school.School.On(cluster.Api).As(Role.Student, school.Students[0]);
        for (var n = 0; n < 5; n++)
        {
            var events = school.Session(0, $"s-{n}", assignment: null);

            var both = await Task.WhenAll(school.SendAsync(0, events), SendAsync(elsewhere, events));

            both.Sum(answer => answer.GetProperty("accepted").GetInt32()).Should().Be(5);
            both.Sum(answer => answer.GetProperty("duplicates").GetInt32()).Should().Be(5);
        }
    }

    [MariaDbFact]
    public async Task A_version_that_was_overtaken_through_the_other_door_is_refused()
    {
        var school = await LiveSchool.OpenAsync(cluster.All);
        var author = school.School.As(Role.Teacher, "author");
        var elsewhere = school.School.On(cluster.Api).As(Role.Teacher, "author");
        var path = $"/api/themes/{IdOf(await author.PostAsync("/api/themes", Learning.Classroom.Theme).ShouldBe(System.Net.HttpStatusCode.Created))}";
        await elsewhere.PutAsync(path, Learning.Classroom.Theme with { Title = "Autre" }, ifMatch: 1).ShouldBe(System.Net.HttpStatusCode.OK);

        await author.PutAsync(path, Learning.Classroom.Theme with { Title = "Encore" }, ifMatch: 1).ShouldBeProblem(System.Net.HttpStatusCode.PreconditionFailed, "theme.stale");
    }

    private static async Task<JsonElement> SendAsync(HttpClient device, object[] events) =>
        await device.PostAsync("/api/student/events", Devices.Batch(events)).ShouldBe(System.Net.HttpStatusCode.Accepted);

    private static string IdOf(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private static async Task<JsonElement> MissionAsync(LiveSchool school) =>
        (await school.Student(0).GetJsonAsync("/api/student/missions")).GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
}
