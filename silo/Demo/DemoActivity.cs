using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Learning;

namespace StudyMate.Demo;

/// <summary>Sixty days of plausible work of one student: some gifted, some struggling, everybody learning a little, some stopping.</summary>
internal sealed class DemoActivity(string tenant, string studentId, int seed, DateTimeOffset now)
{
    private const int Days = 60;

    // Chance from a seed: the demonstration looks the same on every machine.
    private readonly Random _random = new(seed);
    private readonly ImmutableArray<DeviceEvent>.Builder _events = ImmutableArray.CreateBuilder<DeviceEvent>();
    private long _sequence;

    /// <summary>The events of a student who works on these missions.</summary>
    public ImmutableArray<DeviceEvent> Play(IReadOnlyList<(string AssignmentId, string ThemeId, Theme Theme)> missions)
    {
        var ability = 0.2 + (0.75 * _random.NextDouble());
        var stopsBeforeDaysAgo = _random.Next(6) == 0 ? 15 : 0;
        for (var daysAgo = Days; daysAgo >= stopsBeforeDaysAgo; daysAgo -= 2 + _random.Next(6))
        {
            var (assignmentId, themeId, theme) = missions[_random.Next(missions.Count)];
            var learnt = 0.15 * (Days - daysAgo) / Days;
            var start = now.AddDays(-daysAgo).AddMinutes(-(30 + _random.Next(300)));
            PlaySession(assignmentId, themeId, theme, start, Math.Clamp(ability + learnt - HardnessOf(themeId), 0.05, 0.97));
        }

        return _events.ToImmutable();
    }

    private void PlaySession(string assignmentId, string themeId, Theme theme, DateTimeOffset start, double ability)
    {
        var sessionId = NextId("session").ToString();
        var questions = theme.Questions.Where(question => question.Type != "open").ToImmutableArray();
        Add(EventTypes.SessionStarted, start, new EventData { Mode = "practice", QuestionIds = [.. questions.Select(question => question.Id)] });
        var at = start;
        foreach (var question in questions)
        {
            var elapsed = TimeSpan.FromSeconds(6 + _random.Next(30));
            at += elapsed;
            Add(EventTypes.AnswerGiven, at, new EventData
            {
                QuestionId = question.Id,
                Given = Answer(question, right: _random.NextDouble() < ability),
                ElapsedMs = (long)elapsed.TotalMilliseconds,
            });
        }

        // One session in ten is left before its end.
        if (_random.Next(10) == 0)
            return;
        Add(EventTypes.SessionCompleted, at, new EventData
        {
            Mode = "practice",
            StartedAt = start,
            EndedAt = at,
            TimeSpentMs = (long)(at - start).TotalMilliseconds,
            Offline = _random.Next(4) == 0,
        });

        void Add(string type, DateTimeOffset occurredAt, EventData data) => _events.Add(new DeviceEvent
        {
            Index = _events.Count,
            EventId = NextId("event").ToString(),
            Type = type,
            StudentId = studentId,
            DeviceId = "demo-tablet",
            ClientSeq = ++_sequence,
            OccurredAt = occurredAt,
            AssignmentId = assignmentId,
            ThemeId = themeId,
            SessionId = sessionId,
            Data = data,
        });
    }

    private ImmutableArray<string> Answer(Question question, bool right)
    {
        if (right)
            return question.Type == "mcq" ? question.Answer : [question.Answer[0]];
        return question.Type switch
        {
            "true_false" => [question.Answer[0] == "true" ? "false" : "true"],
            "mcq" => [question.Choices.Select(choice => choice.Id).First(id => !question.Answer.Contains(id))],
            _ => ["je ne sais pas"],
        };
    }

    /// <summary>Some themes are harder than others, for everybody: 0 to 0.3.</summary>
    private static double HardnessOf(string themeId) => Convert.ToInt32(themeId[..2], 16) / 255.0 * 0.3;

    private Guid NextId(string kind) => Guid.ParseExact(DerivedId.Of("demo", tenant, studentId, kind, $"{_sequence}-{_events.Count}"), "N");
}
