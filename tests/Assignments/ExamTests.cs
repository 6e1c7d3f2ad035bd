using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Infrastructure;

namespace StudyMate.Assignments;

/// <summary>A mission before an exam keeps its answers back; what is handed in after they were shown does not count.</summary>
public sealed class ExamTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = TestClock.Noon();
    private StudyMateApp _app = null!;
    private LiveSchool _school = null!;
    private string _exam = "";

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _school = await LiveSchool.OpenAsync(_app);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_blank_exam_that_showed_its_answers_stays_blank()
    {
        await AssignAsync(new { });
        await SendAsync(Start("s", 1), End("s", 9));
        (await HasAnswersAsync()).Should().BeTrue();

        // The same session with the answers, another one, and a process that knows all this from its rows only.
        await SendAsync(Right("s", 2, "q1", "a"), Right("s", 3, "q4", "phares"));
        await _app.DisposeAsync();
        _app = await StartAsync();
        _school.On(_app);
        await SendAsync(Start("again", 10), Right("again", 11, "q1", "a"), Right("again", 12, "q4", "phares"), End("again", 13));
        await SendAsync(Right("s", 14, "q1", "a"));

        (await ResultAsync()).Should().Be(("terminee", 0.0));
        (await _school.Student(0).GetJsonAsync("/api/student/missions")).GetProperty("items")[0].GetProperty("score").GetDouble().Should().Be(0);
    }

    [Fact]
    public async Task Answers_that_come_late_and_before_the_correction_was_seen_count()
    {
        await AssignAsync(new { });
        await SendAsync(Start("s", 1), End("s", 9));
        await SendAsync(Right("s", 2, "q1", "a"), Right("s", 3, "q4", "phares"));

        (await ResultAsync()).Should().Be(("terminee", 100.0));
    }

    [Fact]
    public async Task The_first_attempt_counts_whatever_comes_after_it()
    {
        await AssignAsync(new { });
        await SendAsync(Start("s", 1), Right("s", 2, "q1", "b"), End("s", 3));
        await SendAsync(Start("again", 4), Right("again", 5, "q1", "a"), Right("again", 6, "q4", "phares"), End("again", 7));

        (await ResultAsync()).Should().Be(("terminee", 0.0));
    }

    [Fact]
    public async Task Answers_are_shown_to_all_once_the_mission_is_due()
    {
        await AssignAsync(new { due = "2026-03-12", answersRelease = "due" });
        await SendAsync(Start("s", 1), End("s", 9));
        (await HasAnswersAsync()).Should().BeFalse();

        _clock.Advance(TimeSpan.FromDays(3));
        (await HasAnswersAsync()).Should().BeTrue();
        (await HasAnswersAsync(student: 1)).Should().BeTrue();

        // Who had not begun has seen them now.
        await SendAsync(1, Start("late", 1, 1), Right("late", 2, "q1", "a", 1), End("late", 3, 1));
        (await ResultAsync(1)).Should().Be(("a_faire", null));
        (await ResultAsync()).Should().Be(("terminee", 0.0));
    }

    [Fact]
    public async Task A_teacher_releases_the_answers()
    {
        await AssignAsync(new { answersRelease = "teacher" });
        await SendAsync(Start("s", 1), Right("s", 2, "q1", "a"), End("s", 9));
        (await HasAnswersAsync()).Should().BeFalse();

        var view = await _school.Direction.PostAsync($"/api/assignments/{_exam}/release-answers", new { }).ShouldBe(HttpStatusCode.OK);
        (await HasAnswersAsync()).Should().BeTrue();

        view.GetProperty("answersReleasedAt").GetDateTimeOffset().Should().Be(_clock.GetUtcNow());
        (await ResultAsync()).Should().Be(("terminee", 50.0));
        await _school.Direction.PostAsync($"/api/assignments/{_exam}/release-answers", new { }).ShouldBe(HttpStatusCode.OK);
        await _school.Student(0).PostAsync($"/api/assignments/{_exam}/release-answers", new { }).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Open_answers_of_before_are_marked_after_the_correction_was_seen()
    {
        await AssignAsync(new { });
        await SendAsync(
            _school.Event(0, "session.started", "s", 1, new { mode = "exam", questionIds = new[] { "q1", "q5" } }, _exam),
            Right("s", 2, "q1", "b"),
            Right("s", 3, "q5", "Parce que."),
            End("s", 4));
        (await HasAnswersAsync()).Should().BeTrue();

        await _school.Direction.PutAsync($"/api/assignments/{_exam}/students/{_school.Students[0]}/answers/s/q5", new { correct = true }).ShouldBe(HttpStatusCode.OK);

        (await ResultAsync()).Should().Be(("terminee", 50.0));
    }

    [Fact]
    public async Task Practice_shows_its_answers_and_goes_on_counting()
    {
        await AssignAsync(new { mode = "post-cours" });
        (await HasAnswersAsync()).Should().BeTrue();
        await SendAsync(Start("s", 1), Right("s", 2, "q1", "a"), Right("s", 3, "q4", "phares"), End("s", 4));

        (await ResultAsync()).Should().Be(("terminee", 100.0));
        await _school.Direction.PostAsync($"/api/assignments/{_exam}/release-answers", new { }).ShouldBeProblem(HttpStatusCode.Conflict, "assignment.nothing_to_release");
    }

    [Fact]
    public async Task Another_due_date_chooses_the_result_anew()
    {
        await AssignAsync(new { mode = "post-cours", due = "2026-03-10T13:00" });
        await SendAsync(Start("s", 1), Right("s", 2, "q1", "a"), End("s", 3));
        _clock.Advance(TimeSpan.FromHours(2));
        await SendAsync(Start("t", 4), Right("t", 5, "q1", "a"), Right("t", 6, "q4", "phares"), End("t", 7));
        (await ResultAsync()).Should().Be(("terminee", 50.0));

        await _school.Direction.PatchAsync($"/api/assignments/{_exam}", new { due = "2026-03-11" }).ShouldBe(HttpStatusCode.OK);

        (await ResultAsync()).Should().Be(("terminee", 100.0));
    }

    [Theory]
    [InlineData("post-cours", "worst", null, "assignment.result_invalid")]
    [InlineData("pre-examen", "best", null, "assignment.result_invalid")]
    [InlineData("pre-examen", null, "never", "assignment.release_invalid")]
    [InlineData("pre-examen", null, "due", "assignment.release_invalid")]
    [InlineData("post-cours", null, "teacher", "assignment.release_invalid")]
    public async Task What_a_mission_cannot_mean_is_refused(string mode, string? result, string? answersRelease, string code) =>
        await _school.Direction.PostAsync("/api/assignments", Body(new { mode, result, answersRelease })).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, code);

    [Fact]
    public async Task A_due_date_that_releases_the_answers_is_not_taken_away()
    {
        await AssignAsync(new { due = "2026-03-12", answersRelease = "due" });

        await _school.Direction.PatchAsync($"/api/assignments/{_exam}", new { due = "" }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "assignment.release_invalid");
    }

    private Task<StudyMateApp> StartAsync() => StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path, Time = _clock });

    private async Task AssignAsync(object given) =>
        _exam = (await _school.Direction.PostAsync("/api/assignments", Body(given)).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private Dictionary<string, object?> Body(object given)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["title"] = "Examen blanc",
            ["type"] = "quiz",
            ["themeId"] = _school.ThemeId,
            ["mode"] = "pre-examen",
            ["targets"] = new[] { new { type = "class", id = _school.ClassId } },
        };
        foreach (var member in given.GetType().GetProperties())
            body[member.Name] = member.GetValue(given);
        return body;
    }

    private object Start(string session, long seq, int student = 0) =>
        _school.Event(student, "session.started", session, seq, new { mode = "exam", questionIds = new[] { "q1", "q4" } }, _exam);

    private object Right(string session, long seq, string question, string given, int student = 0) =>
        _school.Event(student, "answer.given", session, seq, new { questionId = question, given, elapsedMs = 4_000 }, _exam);

    private object End(string session, long seq, int student = 0) =>
        _school.Event(student, "session.completed", session, seq, new { mode = "exam", timeSpentMs = 60_000, offline = true }, _exam);

    private Task SendAsync(params object[] events) => SendAsync(0, events);

    private async Task SendAsync(int student, params object[] events) =>
        (await _school.SendAsync(student, events)).GetProperty("accepted").GetInt32().Should().Be(events.Length);

    private async Task<bool> HasAnswersAsync(int student = 0) =>
        (await _school.Student(student).GetJsonAsync($"/api/student/themes/{_school.ThemeId}")).GetRawText().Contains("\"answer\"", StringComparison.Ordinal);

    private async Task<(string? Status, double? Score)> ResultAsync(int student = 0)
    {
        var found = (await _school.Direction.GetJsonAsync($"/api/assignments/{_exam}")).GetProperty("students").EnumerateArray()
            .Single(line => line.GetProperty("studentId").GetString() == _school.Students[student]);
        var score = found.GetProperty("score");
        return (found.GetProperty("status").GetString(), score.ValueKind is JsonValueKind.Null ? null : score.GetDouble());
    }
}
