using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>What teachers do with a student's answers: read them and mark the open ones.</summary>
internal sealed partial class StudentLearningGrain
{
    public async Task<Result<StudentAnswers>> GetAnswersAsync(string assignmentId, CancellationToken cancellationToken)
    {
        var scope = await GradedAsync(assignmentId, cancellationToken);
        if (!scope.Succeeded)
            return scope.Error;
        var position = await Log.GetHeadAsync();
        var seal = await personKeys.FindAsync(Tenant, StudentId);
        var items = ImmutableArray.CreateBuilder<GivenAnswer>();
        var sessions = await rows.SessionsOfMissionAsync(Tenant, StudentId, assignmentId);
        var payloads = await rows.AnswerPayloadsAsync(Tenant, sessions.SelectMany(session => session.Answers).Select(answer => answer.Key.EventId));
        foreach (var session in sessions)
        {
            foreach (var answer in session.Answers)
                items.Add(await ViewAsync(session, answer, AnswerPayload.Given(payloads.GetValueOrDefault(answer.Key.EventId), seal)));
        }

        return new StudentAnswers(items.ToImmutable(), position);
    }

    public async Task<Result<GradedSession>> GradeAsync(GradeAnswer command, CancellationToken cancellationToken)
    {
        var scope = await GradedAsync(command.AssignmentId, cancellationToken);
        if (!scope.Succeeded)
            return scope.Error;
        command = command with { SessionId = command.SessionId.ToLowerInvariant() };
        for (var reload = 0; reload <= MaxReloads; reload++)
        {
            await LoadAsync();
            if (await PinAsync(command.AssignmentId) is null)
                return LearningErrors.AnswerNotFound;
            var before = await SessionAsync(command.SessionId);
            var decided = GradeAnswerRule.Decide(before, command);
            if (!decided.Succeeded)
                return decided.Error;
            if (ReferenceEquals(decided.Value, before))
                return View(before!, command, await Log.GetHeadAsync());
            if (await CommitGradeAsync(decided.Value, command, scope.Value) is { } position)
                return View(_state!.Sessions[command.SessionId], command, position);
            Drop();
        }

        throw new InvalidOperationException("The log keeps refusing what this mark comes to.");
    }

    /// <summary>Appends the mark and what follows from it; null when the state in memory turned out to be stale.</summary>
    private async Task<long?> CommitGradeAsync(SessionState session, GradeAnswer command, Student student)
    {
        var now = time.GetUtcNow();
        var answerId = ScoreSession.Find(session, command.QuestionId)!.Value.Key.EventId;
        var facts = ImmutableArray.CreateBuilder<Fact>();
        facts.Add(new Fact(LearningIds.Grade(student.Subject, session.Id, answerId, session.Grades), GradeAnswerRule.Graded)
        {
            Subject = student.Subject,
            Actor = Actor.Required.AccountId,
            ClassId = session.ClassId,
            ThemeId = session.ThemeId,
            ThemeVersion = session.ThemeVersion,
            AssignmentId = session.AssignmentId,
            SessionId = session.Id,
            OccurredAt = now,
            RecordedAt = now,
            SchoolDay = SchoolTime.DayOf(now, student.Zone),
            Payload = JsonSerializer.Serialize(new GradedAnswer(command.QuestionId, answerId, command.Correct), LearningJson.Default.GradedAnswer),
        });
        session = SessionDifferences.AddFacts(session, student, now, facts);
        var mission = FoldMission.AddFacts(FoldMission.With(_state!.Missions[command.AssignmentId], session), student, now, facts);
        var next = new LearningState(
            _state.Sessions.SetItem(session.Id, session),
            _state.Missions.SetItem(mission.AssignmentId, mission));

        var changes = ImmutableArray.Create(LearningRows.Put(session, student), LearningRows.Put(mission, student));
        var appended = await AppendAsync(new Append(facts.ToImmutable(), changes) { RefuseExisting = true });
        if (!appended.Existing.IsEmpty)
            return null;
        _state = next;
        return appended.Position;
    }

    /// <summary>The student, if the caller may mark this student's work on the mission.</summary>
    private async Task<Result<Student>> GradedAsync(string assignmentId, CancellationToken cancellationToken)
    {
        if (!GrainKeys.IsId(assignmentId))
            return LearningErrors.AnswerNotFound;
        var (student, blocked) = await StudentAsync(cancellationToken);
        if (blocked == EventErrors.UnknownStudent)
            return LearningErrors.StudentNotFound;
        var pin = await GrainFactory.GetGrain<IAssignmentGrain>(GrainKeys.Of(Tenant, assignmentId)).GetPinAsync(cancellationToken);
        if (!pin.Succeeded)
            return pin.Error;
        return await access.MayGradeAsync(Actor.Required, student.ClassId, pin.Value, cancellationToken) ? student : LearningErrors.AnswerNotFound;
    }

    private async Task<GivenAnswer> ViewAsync(SessionState session, AnswerState answer, ImmutableArray<string> given)
    {
        var kind = (await answerKeys.FindAsync(Tenant, session.ThemeId, answer.Version))?.Find(answer.QuestionId)?.Kind;
        var type = QuestionTypeNames.Of(kind ?? QuestionKind.Open);
        return new GivenAnswer(session.Id, answer.QuestionId, answer.Key.EventId, type, given, answer.Correct, answer.Version);
    }

    private static GradedSession View(SessionState session, GradeAnswer command, long position) =>
        new(session.Id, command.QuestionId, command.Correct, session.Counted?.Result?.Score, position);
}
