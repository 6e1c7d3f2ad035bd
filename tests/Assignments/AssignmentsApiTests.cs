using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Learning;

namespace StudyMate.Assignments;

public class AssignmentsApiTests : ScenarioTests
{
    [ScenarioFact]
    public async Task An_assignment_counts_students_and_pins_the_published_version()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var created = await school.AssignAsync(due: "2099-12-01");
        created.GetProperty("studentCount").GetInt32().Should().Be(3);
        created.GetProperty("themeVersion").GetInt32().Should().Be(1);
        created.GetProperty("status").GetString().Should().Be("pushed");
        created.GetProperty("due").GetString().Should().Be("2099-12-01");
        created.GetProperty("dueAt").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2099-12-01T22:59:59Z", System.Globalization.CultureInfo.InvariantCulture));
    }

    [ScenarioFact]
    public async Task A_retry_with_the_same_key_makes_no_second_assignment()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var first = await school.AssignAsync(key: "once");
        var second = await school.AssignAsync(key: "once");
        second.GetProperty("id").GetString().Should().Be(first.GetProperty("id").GetString());
        (await school.Direction.GetJsonAsync("/api/assignments")).GetProperty("items").EnumerateArray().Should().ContainSingle();
    }

    [ScenarioFact]
    public async Task Targets_are_deduplicated()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var body = new
        {
            title = "Révision",
            type = "quiz",
            themeId = school.ThemeId,
            targets = new[] { new { type = "class", id = school.ClassId }, new { type = "student", id = school.Students[0] } },
        };
        var created = await school.Direction.PostAsync("/api/assignments", body).ShouldBe(HttpStatusCode.Created);
        created.GetProperty("studentCount").GetInt32().Should().Be(3);
    }

    [ScenarioFact]
    public async Task What_cannot_be_handed_out_is_refused()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var other = await LiveSchool.OpenAsync(await AppAsync());
        var direction = school.Direction;
        await direction.PostAsync("/api/assignments", school.Body(target: other.ClassId))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "assignment.unknown_target", "targets[0].id");
        await direction.PostAsync("/api/assignments", school.Body(due: "tomorrow"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "assignment.due_invalid", "due");
        await direction.PostAsync("/api/assignments", other.Body(target: school.ClassId))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.not_found", "themeId");
        var draft = await school.School.As(Role.Teacher, "author").PostAsync("/api/themes", Classroom.Theme).ShouldBe(HttpStatusCode.Created);
        var body = new { title = "x", type = "quiz", themeId = draft.GetProperty("id").GetString(), targets = new[] { new { type = "class", id = school.ClassId } } };
        await direction.PostAsync("/api/assignments", body).ShouldBeProblem(HttpStatusCode.Conflict, "theme.not_published");
        // A teacher gives assignments to own classes only.
        await school.School.As(Role.Teacher, "stranger").PostAsync("/api/assignments", school.Body())
            .ShouldBeProblem(HttpStatusCode.Forbidden, "assignment.foreign_target");
    }

    [ScenarioFact]
    public async Task Another_school_and_a_stranger_do_not_see_it()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var other = await LiveSchool.OpenAsync(await AppAsync());
        var id = (await school.AssignAsync()).GetProperty("id").GetString();
        await other.Direction.GetAsync(new Uri($"/api/assignments/{id}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "assignment.not_found");
        await school.School.As(Role.Teacher, "stranger").GetAsync(new Uri($"/api/assignments/{id}", UriKind.Relative))
            .ShouldBeProblem(HttpStatusCode.NotFound, "assignment.not_found");
        (await school.School.As(Role.Teacher, "stranger").GetJsonAsync("/api/assignments")).GetProperty("items").EnumerateArray().Should().BeEmpty();
    }

    [ScenarioFact]
    public async Task Inspectors_see_no_names()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var id = (await school.AssignAsync()).GetProperty("id").GetString();
        var seen = await school.School.As(Role.Inspector).GetJsonAsync($"/api/assignments/{id}");
        seen.ToString().Should().NotContain("Emma");
        seen.GetProperty("students").EnumerateArray()
            .Should().AllSatisfy(student => student.GetProperty("displayName").GetString().Should().Be(student.GetProperty("studentId").GetString()));
        (await school.Direction.GetJsonAsync($"/api/assignments/{id}")).ToString().Should().Contain("Emma Martin");
    }

    [ScenarioFact]
    public async Task Who_joins_the_class_receives_the_mission_and_who_leaves_keeps_the_work()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var id = (await school.AssignAsync(due: "2099-12-01")).GetProperty("id").GetString()!;
        await school.SendAsync(0, school.Session(0, "s", id));

        await MoveAsync(school, 0, school.OtherClassId);
        (await MissionsAsync(school, 0)).Should().BeEmpty();
        (await CountersAsync(school, id)).Should().Be((2, 0, 0));

        // Offline work that comes later is taken, too.
        (await school.SendAsync(0, school.Session(0, "late", id))).GetProperty("accepted").GetInt32().Should().Be(5);
        (await CountersAsync(school, id)).Should().Be((2, 0, 0));

        await MoveAsync(school, 0, school.ClassId);
        (await MissionsAsync(school, 0)).Should().ContainSingle().Which.GetProperty("status").GetString().Should().Be("terminee");
        (await CountersAsync(school, id)).Should().Be((3, 1, 1));

        var joined = await school.Direction.PostAsync("/api/students", new { firstName = "Ana", lastName = "B", classId = school.ClassId }).ShouldBe(HttpStatusCode.Created);
        school.Students.Add(joined.GetProperty("id").GetString()!);
        (await MissionsAsync(school, 3)).Should().ContainSingle().Which.GetProperty("status").GetString().Should().Be("a_faire");
        (await CountersAsync(school, id)).Should().Be((4, 1, 1));
    }

    [ScenarioFact]
    public async Task Work_after_the_due_date_is_taken_and_shown_as_overdue()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var id = (await school.AssignAsync(due: "2026-01-05")).GetProperty("id").GetString()!;
        (await MissionsAsync(school, 0)).Should().ContainSingle().Which.GetProperty("overdue").GetBoolean().Should().BeTrue();
        await school.SendAsync(0, school.Session(0, "s", id));
        var mission = (await MissionsAsync(school, 0)).Should().ContainSingle().Subject;
        (mission.GetProperty("status").GetString(), mission.GetProperty("overdue").GetBoolean()).Should().Be(("terminee", true));
    }

    [ScenarioFact]
    public async Task A_draft_stays_hidden_until_it_is_pushed_and_a_cancelled_one_disappears()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var body = new { title = "Plus tard", type = "quiz", themeId = school.ThemeId, draft = true, targets = new[] { new { type = "class", id = school.ClassId } } };
        var id = (await school.Direction.PostAsync("/api/assignments", body).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString();
        (await MissionsAsync(school, 0)).Should().BeEmpty();
        var pushed = await school.Direction.PostAsync($"/api/assignments/{id}/push", null).ShouldBe(HttpStatusCode.OK);
        pushed.GetProperty("status").GetString().Should().Be("pushed");
        (await MissionsAsync(school, 0)).Should().ContainSingle();

        await school.SendAsync(0, Acknowledge(school, id!));
        (await school.Direction.GetJsonAsync($"/api/assignments/{id}")).GetProperty("status").GetString().Should().Be("ack");

        (await school.Direction.PostAsync($"/api/assignments/{id}/cancel", null).ShouldBe(HttpStatusCode.OK)).GetProperty("status").GetString().Should().Be("cancelled");
        (await MissionsAsync(school, 0)).Should().BeEmpty();
        await school.Direction.PatchAsync($"/api/assignments/{id}", new { title = "Autre" }).ShouldBeProblem(HttpStatusCode.Conflict, "assignment.cancelled");
    }

    [ScenarioFact]
    public async Task What_runs_is_listed_whether_somebody_opened_it_or_not()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var untouched = await NewAsync();
        var received = await NewAsync();
        await school.SendAsync(0, Acknowledge(school, received));
        var finished = await NewAsync();
        await school.SendAsync(0, school.Session(0, "s", finished));
        var cancelled = await NewAsync();
        await school.Direction.PostAsync($"/api/assignments/{cancelled}/cancel", null).ShouldBe(HttpStatusCode.OK);
        var body = new { title = "Plus tard", type = "quiz", themeId = school.ThemeId, draft = true, targets = new[] { new { type = "class", id = school.ClassId } } };
        await school.Direction.PostAsync("/api/assignments", body).ShouldBe(HttpStatusCode.Created);

        var running = (await school.Direction.GetJsonAsync("/api/assignments?status=running")).GetProperty("items").EnumerateArray();

        running.Select(line => line.GetProperty("id").GetString()).Should().BeEquivalentTo([untouched, received, finished]);
        // The key figure on the same screen counts the same.
        (await school.Direction.GetJsonAsync("/api/analytics/kpis")).GetProperty("assignments").GetProperty("active").GetInt32().Should().Be(3);

        async Task<string> NewAsync() => (await school.AssignAsync()).GetProperty("id").GetString()!;
    }

    [ScenarioFact]
    public async Task A_patch_changes_the_due_date_of_every_inbox()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var id = (await school.AssignAsync(due: "2026-01-05")).GetProperty("id").GetString();
        await school.Direction.PatchAsync($"/api/assignments/{id}", new { due = "2099-03-29T02:30", title = "Plus tard" }).ShouldBe(HttpStatusCode.OK);
        var mission = (await MissionsAsync(school, 0)).Should().ContainSingle().Subject;
        (mission.GetProperty("title").GetString(), mission.GetProperty("due").GetString(), mission.GetProperty("overdue").GetBoolean())
            .Should().Be(("Plus tard", "2099-03-29T02:30", false));
        // That night has no 02:30.
        mission.GetProperty("dueAt").GetDateTimeOffset().ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)
            .Should().Be("2099-03-29T01:30:00+00:00");
    }

    [ScenarioFact]
    public async Task A_theme_before_an_exam_comes_without_answers_until_the_mission_is_done()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var id = (await school.AssignAsync(mode: "pre-examen")).GetProperty("id").GetString()!;
        var path = $"/api/student/themes/{school.ThemeId}";
        (await school.Student(0).GetJsonAsync(path)).GetRawText().Should().NotContain("\"answer\"");
        await school.SendAsync(0, school.Session(0, "s", id));
        (await school.Student(0).GetJsonAsync(path)).GetRawText().Should().Contain("\"answer\"");
        (await school.Student(0).GetJsonAsync(path + "?answers=false")).GetRawText().Should().NotContain("\"answer\"");
        await school.Student(0).GetAsync(new Uri(path + "?version=9", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        await school.Student(0).GetAsync(new Uri("/api/student/themes/nothing", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
    }

    [ScenarioFact]
    public async Task A_due_instant_without_its_offset_is_refused()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var body = new { title = "Révision", type = "quiz", themeId = school.ThemeId, dueAt = "", targets = new[] { new { type = "class", id = school.ClassId } } };
        foreach (var dueAt in new[] { "2030-06-30T10:00:00", "2030-06-30" })
            await school.Direction.PostAsync("/api/assignments", body with { dueAt = dueAt }).ShouldBe(HttpStatusCode.BadRequest);
        await school.Direction.PostAsync("/api/assignments", body with { dueAt = "2030-06-30T10:00:00+02:00" }).ShouldBe(HttpStatusCode.Created);
    }

    [ScenarioFact]
    public async Task The_list_goes_page_by_page_newest_first()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add((await school.AssignAsync()).GetProperty("id").GetString()!);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await school.Direction.GetJsonAsync($"/api/assignments?limit=2&classId={school.ClassId}" + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        ids.Reverse();
        seen.Should().Equal(ids);
        (await school.Direction.GetJsonAsync("/api/assignments?status=cancelled")).GetProperty("items").EnumerateArray().Should().BeEmpty();
    }

    private static object Acknowledge(LiveSchool school, string id) => new
    {
        eventId = Guid.NewGuid().ToString(),
        type = "assignment.received",
        studentId = school.Students[0],
        deviceId = "tab-1",
        clientSeq = 1,
        occurredAt = DateTimeOffset.UtcNow,
        assignmentId = id,
        data = new { },
    };

    private static async Task MoveAsync(LiveSchool school, int student, string classId) =>
        await school.Direction.PatchAsync($"/api/students/{school.Students[student]}", new { classId }).ShouldBe(HttpStatusCode.OK);

    private static async Task<JsonElement[]> MissionsAsync(LiveSchool school, int student) =>
        [.. (await school.Student(student).GetJsonAsync("/api/student/missions")).GetProperty("items").EnumerateArray()];

    private static async Task<(int Assigned, int Started, int Completed)> CountersAsync(LiveSchool school, string id)
    {
        var counters = (await school.Direction.GetJsonAsync($"/api/assignments/{id}")).GetProperty("counters");
        return (counters.GetProperty("assigned").GetInt32(), counters.GetProperty("started").GetInt32(), counters.GetProperty("completed").GetInt32());
    }
}
