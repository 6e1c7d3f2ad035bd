using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Assignments;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.People;

namespace StudyMate.Learning;

/// <summary>What happens to a student's work when the log fails, interleaves, or forgets the person.</summary>
public sealed class LearningFaultsTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart_and_marking_goes_on()
    {
        using var folder = new TempFolder();
        string assignment;
        LiveSchool school;
        await using (var first = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path }))
        {
            school = await LiveSchool.OpenAsync(first);
            assignment = (await school.AssignAsync()).GetProperty("id").GetString()!;
            await school.SendAsync(0, school.Session(0, "s-1", assignment)[..3]);
        }

        await using var second = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path });
        school.On(second);
        await school.SendAsync(0, school.Session(0, "s-1", assignment)[3..]);
        var mission = (await school.Student(0).GetJsonAsync("/api/student/missions")).GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
        (mission.GetProperty("status").GetString(), mission.GetProperty("score").GetDouble()).Should().Be(("terminee", 50.0));
    }

    [Fact]
    public async Task After_a_lost_answer_the_retry_finds_duplicates_and_marking_goes_on_from_what_is_durable()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Configure = builder => FaultyFactStore.Register(builder.Services) });
        var school = await LiveSchool.OpenAsync(app);
        var assignment = (await school.AssignAsync()).GetProperty("id").GetString()!;
        var session = school.Session(0, "s-1", assignment);
        await school.SendAsync(0, session[..2]);

        app.Services.GetRequiredService<FaultyFactStore>().FaultAfterWrite = new IOException("The disk went away after the write.");
        using (var lost = await school.Student(0).PostAsync("/api/student/events", new { events = session[2..4] }))
            lost.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);

        var retried = await school.SendAsync(0, session[2..]);
        (retried.GetProperty("accepted").GetInt32(), retried.GetProperty("duplicates").GetInt32()).Should().Be((1, 2));
        var mission = (await school.Student(0).GetJsonAsync("/api/student/missions")).GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
        (mission.GetProperty("status").GetString(), mission.GetProperty("score").GetDouble()).Should().Be(("terminee", 50.0));
    }

    [Fact]
    public async Task An_assignment_and_its_students_never_wait_for_each_other()
    {
        var school = await LiveSchool.OpenAsync();
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
            ids.Add((await school.AssignAsync(due: "2099-12-01")).GetProperty("id").GetString()!);

        // Moving makes the assignment call the student's grain, working makes the student's grain ask the assignment: both at once.
        for (var round = 0; round < ids.Count; round++)
        {
            var target = round % 2 == 0 ? school.OtherClassId : school.ClassId;
            await school.Direction.PatchAsync($"/api/students/{school.Students[0]}", new { classId = target }).ShouldBe(HttpStatusCode.OK);
            var id = ids[round];
            var work = Enumerable.Range(0, 4).Select(i => school.SendAsync(0, school.Session(0, $"s-{round}-{i}", id)));
            var reads = Enumerable.Range(0, 4).Select(_ => school.Direction.GetJsonAsync($"/api/assignments/{id}"));
            await Task.WhenAll(work.Concat(reads)).WaitAsync(TimeSpan.FromSeconds(25));
        }

        // In the targets again after the last move: everything that was done counts.
        var last = await school.Direction.GetJsonAsync($"/api/assignments/{ids[0]}");
        (last.GetProperty("counters").GetProperty("assigned").GetInt32(), last.GetProperty("counters").GetProperty("completed").GetInt32()).Should().Be((3, 1));
    }

    [Fact]
    public async Task Once_the_key_of_a_student_is_destroyed_nobody_reads_the_free_words_again()
    {
        var school = await LiveSchool.OpenAsync();
        var assignment = (await school.AssignAsync()).GetProperty("id").GetString()!;
        await school.SendAsync(
            0,
            school.Event(0, "answer.given", "s", 1, new { questionId = "q5", given = "Je m'appelle Emma.", elapsedMs = 1 }, assignment),
            school.Event(0, "answer.given", "s", 2, new { questionId = "q1", given = "a", elapsedMs = 1 }, assignment));
        var app = await StudyMateApp.SharedAsync();
        await app.Services.GetRequiredService<IRows>().WriteAsync(PersonSeals.Destroy(school.School.Tenant, school.Students[0]));

        var answers = await school.Direction.GetJsonAsync($"/api/assignments/{assignment}/students/{school.Students[0]}/answers");
        var given = answers.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("questionId").GetString()!, item => item.GetProperty("given").GetArrayLength());
        (given["q5"], given["q1"]).Should().Be((0, 1));
    }

    [Fact]
    public async Task Events_of_a_student_who_left_the_school_are_refused()
    {
        var school = await LiveSchool.OpenAsync();
        await school.Direction.DeleteAsync(new Uri($"/api/students/{school.Students[0]}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        var late = await school.SendAsync(0, school.Event(0, "answer.given", "s", 3, new { questionId = "q1", given = "b", elapsedMs = 1 }));
        late.GetProperty("rejected").EnumerateArray().Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("event.student_inactive");
    }
}
