using System.Collections.Concurrent;

namespace StudyMate.Bench;

/// <summary>The people of a school and what they do, one thing at a time.</summary>
internal sealed class CostPeople(ApiClient api, int students, CancellationToken stop)
{
    private readonly Guid _run = Guid.NewGuid();
    private readonly string[] _tokens = new string[students];
    private readonly ConcurrentQueue<(IngestBatch Session, int Event)> _answers = new();
    private BenchSchool _school = null!; // set by PrepareAsync
    private int _number;

    public async Task PrepareAsync()
    {
        _school = await new SchoolSetup(api, stop).RunAsync(
            SchoolSetup.DefaultEmail, SchoolSetup.DefaultPassword, students, [new BenchTheme("Coût", IngestBatch.Questions)]);
        for (var student = 0; student < students; student++)
            _tokens[student] = await SignInAsync(student);
        // Sessions that have begun, whose answers then come one by one.
        for (var student = 0; student < students; student++)
        {
            var session = NewSession(student);
            await PostAsync(session, 0, 1);
            for (var index = 1; index < IngestBatch.Events - 1; index++)
                _answers.Enqueue((session, index));
        }
    }

    public async Task SendBatchAsync(int index) => await PostAsync(NewSession(index % students), 0, IngestBatch.Events);

    public async Task SendAnswerAsync(int index)
    {
        if (!_answers.TryDequeue(out var answer))
            throw new BenchException("There are more answers to send than sessions have questions: fewer --times or more --students.");
        await PostAsync(answer.Session, answer.Event, 1);
    }

    public async Task OpenAppAsync(int index)
    {
        var token = _tokens[index % students];
        await api.GetAsync("missions", "/api/student/missions", token, stop);
        await api.GetAsync("theme", $"/api/student/themes/{_school.Themes[0]}", token, stop);
    }

    public async Task SignInStudentAsync(int index) => await SignInAsync(index % students);

    public async Task SignInStaffAsync(int index) => await new SchoolSetup(api, stop).SignInAgainAsync(_school);

    public async Task ReadDashboardAsync(int index)
    {
        var classId = _school.Classes[index % _school.Classes.Count];
        foreach (var part in (string[])["kpis", "heatmap", "students"])
            await api.GetAsync("dashboard", $"/api/analytics/{part}?classId={classId}", _school.AdminToken, stop);
    }

    private IngestBatch NewSession(int student) => new(Interlocked.Increment(ref _number), student, DateTimeOffset.UtcNow.AddMinutes(-1));

    private async Task PostAsync(IngestBatch session, int first, int count)
    {
        var answer = await api.PostBytesAsync("events", "/api/student/events", _tokens[session.Student], session.Body(_school, _run, first, count), stop);
        if (answer.GetProperty("accepted").GetInt32() != count)
            throw new BenchException($"{count} new events were answered with {answer}.");
    }

    private async Task<string> SignInAsync(int student)
    {
        var answer = await api.PostAsync(
            "sign in", "/api/auth/student", null, new { school = _school.Tenant, code = _school.Students[student].AccessCode, deviceId = $"bench-{student}" }, stop);
        return answer.GetProperty("accessToken").GetString()!;
    }
}
