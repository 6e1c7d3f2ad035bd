using System.Globalization;
using StudyMate.Common;
using StudyMate.Learning;

namespace StudyMate.Simulation;

/// <summary>
/// One student's device: plays, queues, goes offline for days of its own, hands over in batches, repeats and reorders, and forgets nothing
/// before it is acknowledged.
/// </summary>
internal sealed class StudentDevice(Clients clients, Chance chance, SchoolModel school, ModelStudent student, bool throughServer)
{
    /// <summary>The question that a person marks, and what everybody answers.</summary>
    public const string OpenQuestion = "open";

    public const string OpenWords = "Parce que.";

    private readonly Actor _actor = school.Student(student.Id);
    private readonly List<DeviceEvent> _queue = [];
    private readonly List<DeviceEvent> _again = [];
    private readonly ErgoServer _server = new(clients, chance.Fork(), school);
    private int _sequence;

    public async Task PlayAsync(int batches)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            await clients.PauseAsync(chance, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(4));
            for (var sessions = chance.PerMille(200) ? 2 : 1; sessions > 0; sessions--)
                Play();
            await UploadAsync(all: false);
        }

        // Back online: what was held back or is to be repeated follows, until nothing is left.
        while (_queue.Count + _again.Count > 0)
            await UploadAsync(all: true);
    }

    private void Play()
    {
        var mission = chance.Pick(school.HandedOut(student.ClassId));
        var session = chance.Guid().ToString("D");
        // Some was played offline, on another day.
        var end = clients.Process.World.Now.AddMinutes(-chance.Between(0, 30)).AddDays(-(chance.PerMille(300) ? chance.Between(1, 3) : 0));
        var questions = chance.Between(2, Author.Questions);
        var at = end.AddMinutes(-5);
        var open = chance.PerMille(300);
        var asked = Enumerable.Range(1, questions).Select(Question);
        Queue("session.started", at, new EventData { Mode = "post-cours", QuestionIds = [.. open ? asked.Append(OpenQuestion) : asked] });
        var correct = 0;
        for (var number = 1; number <= questions; number++)
        {
            var right = chance.PerMille(600);
            correct += right ? 1 : 0;
            Queue("answer.given", at.AddSeconds(20 * number), new EventData { QuestionId = Question(number), Given = [right ? "a" : "b"], ElapsedMs = 20_000 });
        }

        var words = open ? Queue("answer.given", at.AddSeconds(150), new EventData { QuestionId = OpenQuestion, Given = [OpenWords], ElapsedMs = 20_000 }) : null;
        var time = chance.Between(10_000, 300_000);
        var completed = Queue("session.completed", end, new EventData { TimeSpentMs = time, StartedAt = at, EndedAt = end });
        school.Sessions.Add(new ModelSession(
            session, student.Id, student.ClassId, mission.ThemeId, mission.Id, correct, questions, time, SchoolTime.DayOf(at, Zones.Of("Europe/Paris")), completed, words));

        string Queue(string type, DateTimeOffset when, EventData data)
        {
            var id = chance.Guid().ToString("D");
            _queue.Add(new DeviceEvent
            {
                EventId = id,
                Type = type,
                StudentId = student.Id,
                DeviceId = "device",
                ClientSeq = ++_sequence,
                OccurredAt = when,
                AssignmentId = mission.Id,
                ThemeId = mission.ThemeId,
                SessionId = session,
                Data = data,
            });
            return id;
        }
    }

    private async Task UploadAsync(bool all)
    {
        var batch = new List<DeviceEvent>(_again);
        _again.Clear();
        batch.AddRange(_queue.Where(_ => all || !chance.PerMille(100)));
        _queue.RemoveAll(batch.Contains);
        if (chance.PerMille(300))
            chance.Shuffle(batch);
        if (batch.Count == 0)
            return;
        for (var index = 0; index < batch.Count; index++)
            batch[index] = batch[index] with { Index = index };
        clients.OnCommand();
        clients.Coverage.Count(throughServer ? "command: ReceiveWebhook" : "command: SubmitEvents");
        var answer = throughServer ? await _server.SendAsync(batch) : await SubmitAsync(batch);
        Acknowledge(batch, answer);
        var known = batch.Where(_ => chance.PerMille(80)).ToList();
        clients.Coverage.Count("duplicate: event sent again", known.Count);
        _again.AddRange(known.Where(_ => !all));
        if (chance.PerMille(120))
            await LookAsync(answer);
    }

    private Task<Answer> SubmitAsync(List<DeviceEvent> batch)
    {
        var events = new EventBatch([.. batch], null, EventSource.Device);
        return clients.Edge.QueryAsync(_actor, $"{student.Id} submits {batch.Count}", async grains =>
            Answer.Of(await grains.GetGrain<IStudentLearningGrain>(school.Key(student.Id)).SubmitAsync(events, CancellationToken.None)));
    }

    private void Acknowledge(List<DeviceEvent> batch, Answer answer)
    {
        if (answer.Value is not EventsAccepted accepted)
        {
            clients.Findings.Violate($"refused: events of {student.Id} -> {answer.Text}");
            return;
        }

        foreach (var rejected in accepted.Rejected)
            clients.Findings.Violate($"refused: event {rejected.EventId} of {student.Id} -> {rejected.Code}");
        clients.Coverage.Count("events: accepted", accepted.Accepted);
        clients.Coverage.Count("events: known already", accepted.Duplicates);
        school.Position = Math.Max(school.Position, accepted.Position);
        foreach (var one in batch)
            school.Events.Add(one.EventId!);
    }

    /// <summary>Right after an acknowledgement the own progress includes it.</summary>
    private async Task LookAsync(Answer acknowledged)
    {
        var position = ((EventsAccepted)acknowledged.Value!).Position;
        var played = school.Sessions.Count(session => session.StudentId == student.Id && school.Events.Contains(session.CompletedId));
        var answer = await clients.Edge.QueryAsync(_actor, $"{student.Id} looks at progress", async grains =>
            Answer.Of(await grains.GetGrain<IStudentProgressGrain>(school.Key(student.Id)).GetAsync(new ProgressQuery(position), CancellationToken.None)));
        clients.Coverage.Count("read: progress");
        if (answer.Value is ProgressView progress)
            clients.Findings.Expect(progress.Sessions == played, $"lost: {student.Id} completed {played} sessions, the progress shows {progress.Sessions}");
        else
            clients.Findings.Violate($"refused: progress of {student.Id} -> {answer.Text}");
    }

    private static string Question(int number) => string.Create(CultureInfo.InvariantCulture, $"q{number}");
}
