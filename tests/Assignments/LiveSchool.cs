using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Infrastructure;
using StudyMate.Learning;

namespace StudyMate.Assignments;

/// <summary>A school with a class of three, a published theme, and everything made through the API.</summary>
internal sealed class LiveSchool
{
    private LiveSchool(TestSchool school) => School = school;

    public TestSchool School { get; private set; }

    public string ClassId { get; private set; } = "";

    public string OtherClassId { get; private set; } = "";

    public string ThemeId { get; private set; } = "";

    public List<string> Students { get; } = [];

    public HttpClient Direction => School.As(Role.Direction);

    public HttpClient Student(int index) => School.As(Role.Student, Students[index]);

    public static async Task<LiveSchool> OpenAsync(StudyMateApp? app = null)
    {
        var live = new LiveSchool(await TestSchool.CreateAsync(app));
        var direction = live.Direction;
        live.ClassId = await CreateAsync(direction, "/api/classes", new { name = "3e A" });
        live.OtherClassId = await CreateAsync(direction, "/api/classes", new { name = "3e B" });
        foreach (var name in new[] { "Emma", "Louis", "Zoé" })
            live.Students.Add(await CreateAsync(direction, "/api/students", new { firstName = name, lastName = "Martin", classId = live.ClassId }));
        live.ThemeId = await live.PublishAsync(Classroom.Theme);
        return live;
    }

    /// <summary>The same school on an instance that was started again.</summary>
    public LiveSchool On(StudyMateApp app)
    {
        School = School.On(app);
        return this;
    }

    public async Task<string> PublishAsync(Theme theme)
    {
        var id = await CreateAsync(School.As(Role.Teacher, "author"), "/api/themes", theme);
        await School.As(Role.Teacher, "author").PostAsync($"/api/themes/{id}/submit", new { }).ShouldBe(HttpStatusCode.OK);
        await School.As(Role.Referent).PostAsync($"/api/themes/{id}/approve", new { }).ShouldBe(HttpStatusCode.OK);
        await Direction.PostAsync($"/api/themes/{id}/publish", new { }).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    public async Task<JsonElement> AssignAsync(string? due = null, string mode = "post-cours", string? key = null) =>
        await Direction.PostAsync("/api/assignments", Body(due, mode), key).ShouldBe(HttpStatusCode.Created);

    public object Body(string? due = null, string mode = "post-cours", string type = "class", string? target = null) => new
    {
        title = "Révision",
        type = "quiz",
        themeId = ThemeId,
        mode,
        due,
        targets = new[] { new { type, id = target ?? ClassId } },
    };

    /// <summary>Sends events as the student's device does.</summary>
    public async Task<JsonElement> SendAsync(int student, params object[] events) =>
        await Student(student).PostAsync("/api/student/events", new { sentAt = DateTimeOffset.UtcNow, events }).ShouldBe(HttpStatusCode.Accepted);

    /// <summary>An event of a student on this school's theme.</summary>
    public object Event(int student, string type, string session, long seq, object data, string? assignment = null, string? id = null) => new
    {
        eventId = id ?? Guid.NewGuid().ToString(),
        type,
        studentId = Students[student],
        deviceId = "tab-1",
        clientSeq = seq,
        occurredAt = DateTimeOffset.UtcNow.AddMinutes(-5),
        themeId = ThemeId,
        assignmentId = assignment,
        sessionId = session,
        data,
    };

    /// <summary>A whole session: q1 and q4 right, q2 wrong, of four questions asked.</summary>
    public object[] Session(int student, string session, string? assignment) =>
    [
        Event(student, "session.started", session, 1, new { mode = "practice", questionIds = new[] { "q1", "q2", "q3", "q4" } }, assignment),
        Event(student, "answer.given", session, 2, new { questionId = "q1", given = "a", elapsedMs = 4_000 }, assignment),
        Event(student, "answer.given", session, 3, new { questionId = "q2", given = new[] { "a" }, elapsedMs = 4_000 }, assignment),
        Event(student, "answer.given", session, 4, new { questionId = "q4", given = " ÉCLAIRAGE ", elapsedMs = 4_000 }, assignment),
        Event(student, "session.completed", session, 5, new { mode = "practice", timeSpentMs = 60_000, offline = true }, assignment),
    ];

    private static async Task<string> CreateAsync(HttpClient client, string path, object body) =>
        (await client.PostAsync(path, body).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString()!;
}
