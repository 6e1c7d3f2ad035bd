using System.Collections.Immutable;
using StudyMate.Assignments;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>
/// Takes a batch of device events.
/// <para>
/// Route: POST /api/student/events (device), POST /api/webhooks/ergo/{tenantId} (server). Grain: <see cref="IStudentLearningGrain.SubmitAsync"/>.
/// Effects: one fact per new event, session.started/scored/ended and mission.changed for what it changes, rows learning_sessions and
/// assignment_students. Refusals: per event, <see cref="EventErrors"/>; one never blocks another.
/// </para>
/// The outcome for a session depends on the set of its events, not on order, batches or repetition; and, in a mission before an exam, on what
/// came before its student was shown the answers. Later events are kept as facts: for sessions of that mission they change nothing, and a
/// session that begins then is practice, of no mission.
/// </summary>
internal static class SubmitEventsRule
{
    /// <param name="state">What is durable.</param>
    /// <param name="events">Looked up, in the sender's order.</param>
    /// <param name="known">Ids that the log holds already, with the digests they were stored with.</param>
    /// <param name="context">What they are decided by beside that.</param>
    public static SubmitEventsOutcome Decide(
        LearningState state,
        ResolvedEvent[] events,
        IReadOnlyDictionary<string, long> known,
        SubmitEventsContext context)
    {
        var work = new Work(state, context);
        var facts = ImmutableArray.CreateBuilder<Fact>(events.Length + 8);
        var rejected = ImmutableArray.CreateBuilder<RejectedEvent>();
        var inBatch = new Dictionary<string, long>(events.Length, StringComparer.Ordinal);
        var duplicates = 0;
        foreach (ref readonly var e in events.AsSpan())
        {
            var refusal = e.Refusal;
            if (refusal is null && (known.TryGetValue(e.Id!, out var stored) || inBatch.TryGetValue(e.Id!, out stored)))
            {
                if (stored == e.Digest)
                {
                    duplicates++;
                    continue;
                }

                refusal = EventErrors.IdReused;
            }

            refusal ??= work.Take(e);
            if (refusal is not null)
            {
                rejected.Add(new RejectedEvent(e.Event.Index, e.Id, refusal.Code, refusal.Message));
                continue;
            }

            inBatch.Add(e.Id!, e.Digest);
            facts.Add(FactOf(e, context));
        }

        var next = work.Finish(facts);
        return new SubmitEventsOutcome(next, facts.DrainToImmutable(), inBatch, duplicates, rejected.DrainToImmutable(), work.Sessions, work.Missions);
    }

    private static Fact FactOf(in ResolvedEvent e, SubmitEventsContext context) => new(e.Id!, e.Event.Type!)
    {
        Subject = context.Student.Subject,
        Actor = context.Student.Subject,
        ClassId = context.Student.ClassId,
        ThemeId = e.ThemeId,
        ThemeVersion = e.ThemeId is null ? null : e.Version,
        AssignmentId = e.Event.AssignmentId,
        SessionId = e.SessionId,
        OccurredAt = e.Time.At,
        RecordedAt = context.Now,
        SchoolDay = Common.SchoolTime.DayOf(e.Time.At, context.Student.Zone),
        Payload = context.Payloads.Of(e),
        Digest = e.Digest,
    };

    /// <summary>The sessions and missions of one batch while they change.</summary>
    private sealed class Work(LearningState state, SubmitEventsContext context)
    {
        private readonly Dictionary<string, FoldSession> _sessions = new(StringComparer.Ordinal);
        private readonly Dictionary<string, MissionState> _missions = new(StringComparer.Ordinal);

        /// <summary>Ids of the sessions that changed.</summary>
        public IReadOnlyCollection<string> Sessions => _sessions.Keys;

        /// <summary>Ids of the assignments whose missions changed.</summary>
        public IReadOnlyCollection<string> Missions => _missions.Keys;

        public EventRefusal? Take(in ResolvedEvent e)
        {
            if (e.SessionId is null)
            {
                if (e.Event.Type is EventTypes.AssignmentReceived or EventTypes.AssignmentOpened)
                {
                    var mission = MissionOf(e.Event.AssignmentId!);
                    _missions[mission.AssignmentId] = FoldMission.Acknowledged(mission, e.Event.Type, e.Time.At);
                }

                return null;
            }

            var closed = e.Event.AssignmentId is { } named && IsClosed(named);
            var assignment = closed ? null : e.Event.AssignmentId;
            if (!_sessions.TryGetValue(e.SessionId, out var session))
            {
                var known = state.Sessions.GetValueOrDefault(e.SessionId);
                if (known is not null && !Fits(known, e))
                    return EventErrors.SessionMismatch;
                if (known?.AssignmentId is { } mission && IsClosed(mission))
                    return null;
                _sessions.Add(e.SessionId, session = new FoldSession(known ?? Begin(e, assignment)));
            }
            else if (!Fits(session.Head, e))
            {
                return EventErrors.SessionMismatch;
            }

            session.Add(new SessionEvent(e.Event, new EventKey(e.Event.ClientSeq!.Value, Guid.ParseExact(e.Id!, "D")), e.Time, e.StartedAt, e.Version, e.Answers!)
            {
                AssignmentId = assignment,
            });
            return null;
        }

        /// <summary>The student was shown the answers of this mission.</summary>
        private bool IsClosed(string assignmentId) => state.Missions.GetValueOrDefault(assignmentId) is { AnswersSeenAt: not null };

        /// <summary>Tells the differences of everything that changed and gives the state after them.</summary>
        public LearningState Finish(ImmutableArray<Fact>.Builder facts)
        {
            var sessions = state.Sessions.ToBuilder();
            foreach (var (id, fold) in _sessions)
            {
                var session = SessionDifferences.AddFacts(fold.Freeze(), context.Student, context.Now, facts);
                sessions[id] = session;
                if (session.AssignmentId is { } assignment)
                    _missions[assignment] = FoldMission.With(MissionOf(assignment), session);
            }

            var missions = state.Missions.ToBuilder();
            foreach (var (id, mission) in _missions)
            {
                missions[id] = FoldMission.AddFacts(mission, context.Student, context.Now, facts);
            }

            return new LearningState(sessions.ToImmutable(), missions.ToImmutable());
        }

        private MissionState MissionOf(string assignmentId) =>
            _missions.GetValueOrDefault(assignmentId)
            ?? (state.Missions.GetValueOrDefault(assignmentId) is { } known ? known with { DueAt = context.Pins[assignmentId].DueAt } : null)
            ?? FoldMission.Enter(context.Pins[assignmentId], context.Student, context.Now);

        private SessionState Begin(in ResolvedEvent e, string? assignment) => new()
        {
            Id = e.SessionId!,
            ThemeId = e.ThemeId!,
            ClassId = context.Student.ClassId,
            AssignmentId = assignment,
            Rule = e.Rule,
            FirstAt = e.Time.At,
            LastAt = e.Time.At,
        };

        private static bool Fits(SessionState session, in ResolvedEvent e) =>
            string.Equals(session.ThemeId, e.ThemeId, StringComparison.Ordinal)
            && (session.AssignmentId is null || e.Event.AssignmentId is null
                || string.Equals(session.AssignmentId, e.Event.AssignmentId, StringComparison.Ordinal));
    }
}

/// <summary>What stays the same when a batch is decided again, because the log knew some of it.</summary>
/// <param name="Student">Whose events they are.</param>
/// <param name="Pins">The assignments that events name, as they are now.</param>
/// <param name="Payloads">Writes the payloads of facts.</param>
/// <param name="Now">Reception.</param>
internal sealed record SubmitEventsContext(
    Student Student, IReadOnlyDictionary<string, AssignmentPin> Pins, EventPayloads Payloads, DateTimeOffset Now);

/// <summary>What a batch comes to, not yet durable.</summary>
/// <param name="State">The state after it.</param>
/// <param name="Facts">Facts of events and of what follows from them.</param>
/// <param name="New">New events by id, with their digests.</param>
/// <param name="Duplicates">Events known already.</param>
/// <param name="Rejected">Events not taken.</param>
/// <param name="Sessions">Ids of the sessions whose rows are to be written.</param>
/// <param name="Missions">Ids of the assignments whose rows are to be written.</param>
internal sealed record SubmitEventsOutcome(
    LearningState State,
    ImmutableArray<Fact> Facts,
    IReadOnlyDictionary<string, long> New,
    int Duplicates,
    ImmutableArray<RejectedEvent> Rejected,
    IReadOnlyCollection<string> Sessions,
    IReadOnlyCollection<string> Missions);
