using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>
/// Marks one student's work. It has no record: the append of facts and rows is its commit, so what it holds in memory must equal what
/// is durable, and is dropped as soon as that is in doubt.
/// </summary>
internal sealed partial class StudentLearningGrain(
    LearningRowsReader rows,
    AnswerKeyCache answerKeys,
    PersonKeys personKeys,
    StudentLookup students,
    LearningAccess access,
    TimeProvider time) : Grain, IStudentLearningGrain
{
    /// <summary>Another activation may have written since this one loaded: reload and decide again, but not for ever.</summary>
    private const int MaxReloads = 3;

    private LearningState? _state;
    private bool _holdsAllSessions;
    private IPersonSeal? _seal;

    // Asked for with every event: split once.
    private (string Tenant, string Id)? _key;

    private string Tenant => Key.Tenant;

    private string StudentId => Key.Id;

    private (string Tenant, string Id) Key => _key ??= GrainKeys.Split(this.GetPrimaryKeyString());

    private IFactLogGrain Log => GrainFactory.GetGrain<IFactLogGrain>(GrainKeys.Of(Tenant, "log"));

    public async Task<Result<EventsAccepted>> SubmitAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        if (LearningAccess.MaySubmit(Actor.Required, StudentId, batch.Source) is { } refused)
            return refused;
        if (batch.Events.Length > EventBatch.MaxEvents)
            return LearningErrors.TooManyEvents;
        cancellationToken.ThrowIfCancellationRequested();

        var (student, blocked) = await StudentAsync(cancellationToken);
        var now = time.GetUtcNow();
        for (var reload = 0; ; reload++)
        {
            await LoadAsync();
            var resolved = await new EventResolver(this, student, blocked, batch, now).AllAsync();
            var payloads = new EventPayloads(NeedsSeal(resolved) ? _seal ??= await personKeys.MakeAsync(Tenant, StudentId) : NoSeal.Instance);
            if (await CommitAsync(resolved, new SubmitEventsContext(student, _pins, payloads, now)) is { } accepted)
                return accepted;
            Drop();
            if (reload == MaxReloads)
                throw new InvalidOperationException("The log keeps refusing what this student's sessions come to.");
        }
    }

    /// <summary>Decides and appends until nothing of it was known before; null when the state in memory turned out to be stale.</summary>
    private async Task<EventsAccepted?> CommitAsync(ResolvedEvent[] resolved, SubmitEventsContext context)
    {
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        while (true)
        {
            var taken = SubmitEventsRule.Decide(_state!, resolved, known, context);
            if (taken.Facts.IsEmpty)
                return new EventsAccepted(0, taken.Duplicates, taken.Rejected, await Log.GetHeadAsync());

            var appended = await AppendAsync(new Append(taken.Facts, RowsOf(taken, context.Student)) { RefuseExisting = true });
            if (appended.Existing.IsEmpty)
            {
                _state = taken.State.Trimmed();
                _holdsAllSessions &= _state.Sessions.Count == taken.State.Sessions.Count;
                return new EventsAccepted(taken.New.Count, taken.Duplicates, taken.Rejected, appended.Position);
            }

            foreach (var existing in appended.Existing)
            {
                // A derived fact exists that this activation never wrote.
                if (!taken.New.ContainsKey(existing.Id))
                    return null;
                known[existing.Id] = existing.Digest;
            }
        }
    }

    private static ImmutableArray<RowChange> RowsOf(SubmitEventsOutcome taken, Student student)
    {
        var changes = ImmutableArray.CreateBuilder<RowChange>(taken.Sessions.Count + taken.Missions.Count);
        foreach (var id in taken.Sessions)
            changes.Add(LearningRows.Put(taken.State.Sessions[id], student));
        foreach (var id in taken.Missions)
            changes.Add(LearningRows.Put(taken.State.Missions[id], student));
        return changes.MoveToImmutable();
    }

    private async Task<Appended> AppendAsync(Append append)
    {
        try
        {
            return await Log.AppendAsync(append);
        }
        catch
        {
            // Nobody knows whether it is durable: forget, and read what really is when the next call comes.
            Drop();
            DeactivateOnIdle();
            throw;
        }
    }

    private Task<(Student Student, EventRefusal? Blocked)> StudentAsync(CancellationToken cancellationToken) =>
        students.FindAsync(Tenant, StudentId, cancellationToken);

    private static bool NeedsSeal(ResolvedEvent[] events)
    {
        foreach (ref readonly var e in events.AsSpan())
        {
            if (EventPayloads.NeedsSeal(e))
                return true;
        }

        return false;
    }

    private async Task LoadAsync()
    {
        if (_state is not null)
            return;
        var recent = await rows.RecentAsync(Tenant, StudentId);
        _holdsAllSessions = recent.Length < LearningState.KeptSessions;
        _state = LearningState.Empty with { Sessions = LearningState.Empty.Sessions.AddRange(recent.Select(session => KeyValuePair.Create(session.Id, session))) };
    }

    private void Drop()
    {
        _state = null;
        _pins.Clear();
        _seal = null;
    }
}
