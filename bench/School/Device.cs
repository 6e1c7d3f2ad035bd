using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StudyMate.Bench;

/// <summary>
/// One student's device: plays sessions, keeps its events in a queue, hands them over in batches, goes offline and comes back. Some
/// events are sent twice, some out of order, some late; the queue forgets nothing before it is acknowledged.
/// </summary>
internal sealed class Device(ApiClient api, BenchSchool school, BenchStudent student, DeviceHabits habits, DeviceCounters counters, int seed)
{
    private const int MaxBatch = 200;
    private const string Events = "events";

    private static readonly TimeSpan TokenUse = TimeSpan.FromMinutes(10);

    private readonly Random _random = new(seed);
    private readonly string _deviceId = $"device-{seed}";
    private readonly List<byte[]> _queue = [];
    private readonly List<byte[]> _late = [];
    private readonly List<byte[]> _again = [];
    private readonly Stopwatch _signedIn = new();
    private string _token = "";
    private int[] _missions = [];
    private int _clientSeq;
    private int _offlineSessions;

    public Ledger Ledger { get; } = new(student);

    /// <summary>Signs in, plays until the time is over, and hands over what is left.</summary>
    public async Task RunAsync(TimeSpan firstPause, Func<bool> isOver, CancellationToken stop)
    {
        await Task.Delay(firstPause, stop);
        await SignInAsync(stop);
        await FetchAsync(stop);
        do
        {
            Play();
            if (_offlineSessions > 0)
                _offlineSessions--;
            else if (_random.NextDouble() < habits.OfflineShare)
                _offlineSessions = _random.Next(1, 4);
            else
                await UploadAsync(stop);
            await Task.Delay(habits.Pause * (0.5 + _random.NextDouble()), stop);
        }
        while (!isOver());

        // Back online: what was offline, late or is to be repeated follows, until nothing is left.
        while (_queue.Count + _late.Count + _again.Count > 0)
            await UploadAsync(stop);
    }

    private async Task SignInAsync(CancellationToken stop)
    {
        var answer = await api.PostAsync(
            "sign in", "/api/auth/student", null, new { school = school.Tenant, code = student.AccessCode, deviceId = _deviceId }, stop);
        _token = answer.GetProperty("accessToken").GetString()!;
        _signedIn.Restart();
    }

    /// <summary>Fetches the missions and one of the themes, as an app does when it starts.</summary>
    private async Task FetchAsync(CancellationToken stop)
    {
        var missions = await api.GetAsync("missions", "/api/student/missions", _token, stop);
        _missions =
        [
            .. missions.GetProperty("items").EnumerateArray()
                .Select(mission => school.Assignments.ToList().IndexOf(mission.GetProperty("assignmentId").GetString()!))
                .Where(index => index >= 0),
        ];
        if (_missions.Length != school.Assignments.Count)
            throw new BenchException($"A student sees {_missions.Length} of {school.Assignments.Count} missions.");
        await api.GetAsync("theme", $"/api/student/themes/{school.Themes[_missions[0]]}", _token, stop);
    }

    private void Play()
    {
        var theme = _missions[Ledger.Sessions.Count % _missions.Length];
        var questions = habits.Questions;
        var session = Guid.CreateVersion7().ToString();
        var skill = 0.2 + 0.75 * _random.NextDouble();
        var end = DateTimeOffset.UtcNow;
        var time = 0L;
        var correct = 0;
        var answers = new List<(string Question, string Given, int ElapsedMs)>();
        for (var index = 0; index < questions; index++)
        {
            var right = _random.NextDouble() < skill;
            correct += right ? 1 : 0;
            var elapsed = _random.Next(800, 20_000);
            time += elapsed;
            answers.Add((BenchTheme.QuestionId(index), right ? BenchTheme.Right(index) : BenchTheme.Wrong(index), elapsed));
        }

        var start = end.AddMilliseconds(-time);
        Enqueue(session, theme, "session.started", start, json =>
        {
            json.WriteString("mode", "post-cours");
            json.WriteStartArray("questionIds");
            foreach (var (question, _, _) in answers)
                json.WriteStringValue(question);
            json.WriteEndArray();
        });
        var at = start;
        foreach (var (question, given, elapsed) in answers)
        {
            at = at.AddMilliseconds(elapsed);
            Enqueue(session, theme, "answer.given", at, json =>
            {
                json.WriteString("questionId", question);
                json.WriteStartArray("given");
                json.WriteStringValue(given);
                json.WriteEndArray();
                json.WriteNumber("elapsedMs", elapsed);
            });
        }

        Enqueue(session, theme, "session.completed", end, json =>
        {
            json.WriteString("mode", "post-cours");
            json.WriteString("startedAt", Instant(start));
            json.WriteString("endedAt", Instant(end));
            json.WriteNumber("timeSpentMs", time);
            json.WriteBoolean("offline", _offlineSessions > 0);
        });
        Ledger.Add(new LedgerSession(theme, correct, questions, time));
    }

    private void Enqueue(string session, int theme, string type, DateTimeOffset at, Action<Utf8JsonWriter> data)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("eventId", Guid.CreateVersion7().ToString());
            json.WriteString("type", type);
            json.WriteString("studentId", student.Id);
            json.WriteString("deviceId", _deviceId);
            json.WriteNumber("clientSeq", ++_clientSeq);
            json.WriteString("occurredAt", Instant(at));
            json.WriteString("assignmentId", school.Assignments[theme]);
            json.WriteString("themeId", school.Themes[theme]);
            json.WriteString("sessionId", session);
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        _queue.Add(buffer.ToArray());
        counters.Made();
    }

    /// <summary>Hands over one batch: what was late before, what is queued, what is repeated.</summary>
    private async Task UploadAsync(CancellationToken stop)
    {
        var isLast = _queue.Count == 0;
        var batch = Take(_late).Concat(Take(_queue)).ToList();
        // The last hand-over holds nothing back.
        if (!isLast)
        {
            var held = batch.Where(_ => _random.NextDouble() < habits.LateShare).ToHashSet();
            batch.RemoveAll(held.Contains);
            _late.AddRange(held);
            counters.Late(held.Count);
        }

        var repeated = Take(_again).ToList();
        batch.AddRange(repeated);
        for (var index = 0; index < batch.Count; index++)
        {
            if (_random.NextDouble() >= habits.ReorderedShare)
                continue;
            var other = _random.Next(batch.Count);
            (batch[index], batch[other]) = (batch[other], batch[index]);
            counters.Reordered();
        }

        if (batch.Count == 0)
            return;
        if (_signedIn.Elapsed > TokenUse)
            await SignInAsync(stop);
        var answer = await api.PostBytesAsync(Events, "/api/student/events", _token, Body(batch), stop);
        counters.Answered(batch.Count, answer);
        var once = repeated.ToHashSet();
        _again.AddRange(batch.Where(one => !once.Contains(one) && _random.NextDouble() < habits.DuplicateShare));
        if (_random.NextDouble() < habits.WatchShare)
            await WatchAsync(answer.GetProperty("position").GetInt64(), stop);
    }

    /// <summary>Looks at the own progress right after an acknowledgement: it must include it.</summary>
    private async Task WatchAsync(long position, CancellationToken stop)
    {
        var progress = await api.GetAsync("own progress", $"/api/students/{student.Id}/progress?atLeast={position.ToString(CultureInfo.InvariantCulture)}", _token, stop);
        counters.Watched(progress.GetProperty("position").GetInt64() >= position);
    }

    private static List<byte[]> Take(List<byte[]> from)
    {
        var taken = from.Take(MaxBatch).ToList();
        from.RemoveRange(0, taken.Count);
        return taken;
    }

    private static byte[] Body(List<byte[]> batch)
    {
        using var body = new MemoryStream();
        body.Write(Encoding.UTF8.GetBytes($"{{\"sentAt\":\"{Instant(DateTimeOffset.UtcNow)}\",\"events\":["));
        for (var index = 0; index < batch.Count; index++)
        {
            if (index > 0)
                body.WriteByte((byte)',');
            body.Write(batch[index]);
        }

        body.Write("]}"u8);
        return body.ToArray();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>How devices behave.</summary>
/// <param name="Questions">Questions per session.</param>
/// <param name="Pause">Mean time between sessions.</param>
/// <param name="OfflineShare">How often a device goes offline after a session, for one to three more.</param>
/// <param name="DuplicateShare">Share of acknowledged events that are sent once more.</param>
/// <param name="ReorderedShare">Share of events that change places within their batch.</param>
/// <param name="LateShare">Share of events that are held back for a later batch.</param>
/// <param name="WatchShare">How often a student looks at the own progress after an upload.</param>
internal sealed record DeviceHabits(
    int Questions, TimeSpan Pause, double OfflineShare, double DuplicateShare, double ReorderedShare, double LateShare, double WatchShare);
