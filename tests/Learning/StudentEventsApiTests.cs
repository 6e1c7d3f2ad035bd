using System.Net;
using System.Text;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Learning;

public class StudentEventsApiTests : ScenarioTests
{
    [ScenarioFact]
    public async Task A_session_is_marked_and_shows_in_mission_and_assignment_at_once()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var assignment = (await school.AssignAsync(due: "2099-12-01")).GetProperty("id").GetString()!;

        var answer = await school.SendAsync(0, school.Session(0, "s-1", assignment));
        answer.GetProperty("accepted").GetInt32().Should().Be(5);
        answer.GetProperty("duplicates").GetInt32().Should().Be(0);
        answer.GetProperty("rejected").EnumerateArray().Should().BeEmpty();

        var mission = (await school.Student(0).GetJsonAsync("/api/student/missions")).GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
        mission.GetProperty("status").GetString().Should().Be("terminee");
        mission.GetProperty("score").GetDouble().Should().Be(50);
        mission.GetProperty("progressPercent").GetDouble().Should().Be(100);

        var seen = await school.Direction.GetJsonAsync($"/api/assignments/{assignment}");
        seen.GetProperty("position").GetInt64().Should().BeGreaterThanOrEqualTo(answer.GetProperty("position").GetInt64());
        var counters = seen.GetProperty("counters");
        (counters.GetProperty("assigned").GetInt32(), counters.GetProperty("started").GetInt32(), counters.GetProperty("completed").GetInt32()).Should().Be((3, 1, 1));
    }

    [ScenarioFact]
    public async Task Sending_again_gives_duplicates_and_other_content_is_refused()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var session = school.Session(0, "s-1", null);
        await school.SendAsync(0, session);
        var again = await school.SendAsync(0, session);
        (again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicates").GetInt32()).Should().Be((0, 5));

        var id = Guid.NewGuid().ToString();
        await school.SendAsync(0, school.Event(0, "answer.given", "s-2", 1, new { questionId = "q1", given = "a", elapsedMs = 1 }, id: id));
        var reused = await school.SendAsync(
            0,
            school.Event(0, "answer.given", "s-2", 1, new { questionId = "q1", given = "b", elapsedMs = 1 }, id: id),
            school.Event(0, "answer.given", "s-2", 2, new { questionId = "q3", given = false, elapsedMs = 1 }));
        reused.GetProperty("accepted").GetInt32().Should().Be(1);
        var rejected = reused.GetProperty("rejected").EnumerateArray().Should().ContainSingle().Subject;
        (rejected.GetProperty("code").GetString(), rejected.GetProperty("index").GetInt32(), rejected.GetProperty("eventId").GetString()).Should().Be(("event.id_reused", 0, id));
    }

    [ScenarioFact]
    public async Task An_event_of_another_student_is_refused_alone()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var answer = await school.SendAsync(
            0,
            school.Event(1, "answer.given", "s", 1, new { questionId = "q1", given = "a", elapsedMs = 1 }),
            school.Event(0, "answer.given", "s", 2, new { questionId = "q1", given = "a", elapsedMs = 1 }));
        answer.GetProperty("accepted").GetInt32().Should().Be(1);
        answer.GetProperty("rejected").EnumerateArray().Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("event.wrong_student");
    }

    [ScenarioFact]
    public async Task Two_students_may_use_the_same_session_id()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        foreach (var student in new[] { 0, 1 })
            (await school.SendAsync(student, school.Session(student, "same", null))).GetProperty("accepted").GetInt32().Should().Be(5);
    }

    [ScenarioFact]
    public async Task A_thousand_events_are_taken_and_one_more_is_too_many()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        object Answer(int seq) => school.Event(0, "answer.given", $"s{seq % 7}", seq, new { questionId = "q1", given = "a", elapsedMs = 1 });
        var taken = await school.SendAsync(0, [.. Enumerable.Range(1, 1_000).Select(Answer)]);
        taken.GetProperty("accepted").GetInt32().Should().Be(1_000);
        await school.Student(0).PostAsync("/api/student/events", new { events = Enumerable.Range(1, 1_001).Select(Answer) })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "events.too_many", "events");
    }

    [ScenarioFact]
    public async Task A_body_that_is_too_large_or_no_JSON_is_refused_as_a_whole()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var client = school.Student(0);
        await client.PostAsync("/api/student/events", HttpAssertions.Json($$"""{"events":[],"x":"{{new string('x', EventBatch.MaxBytes)}}"}"""))
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        await client.PostAsync("/api/student/events", HttpAssertions.Json("""{"events":[NaN]}""")).ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed");
        await client.PostAsync("/api/student/events", HttpAssertions.Json("{}")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "events.required", "events");
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        await client.PostAsync("/api/student/events", text).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [ScenarioFact]
    public async Task Nobody_but_a_student_hands_over_events()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        foreach (var role in new[] { Role.Teacher, Role.Admin, Role.Inspector })
        {
            using var answer = await school.School.As(role).PostAsync("/api/student/events", new { events = Array.Empty<object>() });
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }
    }

    [ScenarioFact]
    public async Task Free_words_are_read_by_teachers_and_sealed_in_the_log()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var assignment = (await school.AssignAsync()).GetProperty("id").GetString()!;
        await school.SendAsync(
            0,
            school.Event(0, "answer.given", "s", 1, new { questionId = "q5", given = "Parce que la pluie.", elapsedMs = 1 }, assignment),
            school.Event(0, "answer.given", "s", 2, new { questionId = "q1", given = "a", elapsedMs = 1 }, assignment),
            school.Event(0, "session.completed", "s", 3, new { timeSpentMs = 1_000 }, assignment));

        var path = $"/api/assignments/{assignment}/students/{school.Students[0]}/answers";
        var answers = (await school.Direction.GetJsonAsync(path)).GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("questionId").GetString()!);
        answers["q5"].GetProperty("given")[0].GetString().Should().Be("Parce que la pluie.");
        answers["q1"].GetProperty("correct").GetBoolean().Should().BeTrue();

        // Marked wrong: one of two.
        var graded = await school.Direction.PutAsync($"{path}/s/q5", new { correct = false }).ShouldBe(HttpStatusCode.OK);
        graded.GetProperty("score").GetDouble().Should().Be(50);
        var again = await school.Direction.PutAsync($"{path}/s/q5", new { correct = false }).ShouldBe(HttpStatusCode.OK);
        again.GetProperty("score").GetDouble().Should().Be(50);
        await school.Direction.PutAsync($"{path}/s/q1", new { correct = false }).ShouldBeProblem(HttpStatusCode.Conflict, "answer.not_open");
        await school.Direction.PutAsync($"{path}/s/q9", new { correct = false }).ShouldBeProblem(HttpStatusCode.NotFound, "answer.not_found");
        await school.School.As(Role.Teacher, "stranger").PutAsync($"{path}/s/q5", new { correct = true }).ShouldBeProblem(HttpStatusCode.NotFound, "answer.not_found");
    }
}
