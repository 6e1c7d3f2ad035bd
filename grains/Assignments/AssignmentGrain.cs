using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Tenancy;

namespace StudyMate.Assignments;

/// <summary>One assignment: decides, commits, hands out; mission rows follow (<see cref="IAssignmentGrain.ConvergeAsync"/>).</summary>
internal sealed partial class AssignmentGrain(
    [PersistentState("record", "records")] IPersistentState<AssignmentState> record,
    Commit commit,
    AssignmentTargets targets,
    AssignmentScope scope,
    ITenantCatalog tenants,
    AssignmentReader reader,
    TimeProvider time) : Grain, IAssignmentGrain, IRemindable
{
    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    private string Id => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    private AssignmentState State => record.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => commit.CompleteOnActivationAsync(this, record);

    public async Task<Result<AssignmentCreated>> CreateAsync(CreateAssignment command, CancellationToken cancellationToken)
    {
        await commit.ReplayedAsync(this, record);
        // The id comes from the operation: who meets an assignment here is repeating itself.
        if (!State.Exists)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await DecideAsync(command, cancellationToken) is var decided && !decided.Succeeded)
                return decided.Error;
            var next = decided.Value;
            await SaveAsync(next, next.IsOut ? [AssignmentFacts.Created, AssignmentFacts.Pushed] : [AssignmentFacts.Created]);
        }

        var position = await HandOutAsync();
        var students = await targets.StudentsAsync(Tenant, State.Targets, CancellationToken.None);
        return new AssignmentCreated(Id, State.Status, students.Length, State.ThemeVersion, State.Due, State.DueAt, position);
    }

    public async Task<Result<AssignmentView>> UpdateAsync(UpdateAssignment command, CancellationToken cancellationToken)
    {
        var replayed = await commit.ReplayedAsync(this, record);
        if (!await MayAsync(Permissions.AssignmentsUpdate, cancellationToken))
            return AssignmentErrors.NotFound;
        if (!replayed)
        {
            var decided = UpdateAssignmentRule.Decide(State, command, await ZoneAsync());
            if (!decided.Succeeded)
                return decided.Error;
            if (decided.Value != State)
                await SaveAsync(decided.Value, [AssignmentFacts.Changed]);
        }

        await HandOutAsync();
        return await reader.ViewAsync(Tenant, Id, State, cancellationToken);
    }

    public async Task<Result<AssignmentView>> PushAsync(CancellationToken cancellationToken)
    {
        var replayed = await commit.ReplayedAsync(this, record);
        if (!await MayAsync(Permissions.AssignmentsPush, cancellationToken))
            return AssignmentErrors.NotFound;
        if (State.Status is AssignmentStatus.Cancelled)
            return AssignmentErrors.Cancelled;
        if (!replayed && State.Status is AssignmentStatus.Draft)
            await SaveAsync(State with { Status = AssignmentStatus.Pushed }, [AssignmentFacts.Pushed]);
        await HandOutAsync();
        return await reader.ViewAsync(Tenant, Id, State, cancellationToken);
    }

    public async Task<Result<AssignmentView>> CancelAsync(CancellationToken cancellationToken)
    {
        await commit.ReplayedAsync(this, record);
        if (!await MayAsync(Permissions.AssignmentsDelete, cancellationToken))
            return AssignmentErrors.NotFound;
        if (State.Status is not AssignmentStatus.Cancelled)
            await SaveAsync(State with { Status = AssignmentStatus.Cancelled }, [AssignmentFacts.Cancelled]);
        return await reader.ViewAsync(Tenant, Id, State, cancellationToken);
    }

    public async Task<Result<AssignmentView>> ReleaseAnswersAsync(CancellationToken cancellationToken)
    {
        await commit.ReplayedAsync(this, record);
        if (!await MayAsync(Permissions.AssignmentsUpdate, cancellationToken))
            return AssignmentErrors.NotFound;
        if (State.Status is AssignmentStatus.Cancelled)
            return AssignmentErrors.Cancelled;
        if (State.Release is null || !State.IsOut)
            return AssignmentErrors.NothingToRelease;
        if (State.AnswersReleasedAt is null)
            await SaveAsync(State with { AnswersReleasedAt = time.GetUtcNow() }, [AssignmentFacts.AnswersReleased]);
        return await reader.ViewAsync(Tenant, Id, State, cancellationToken);
    }

    public async Task<Result<AssignmentView>> GetAsync(CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!await MayAsync(Permissions.AssignmentsRead, cancellationToken))
            return AssignmentErrors.NotFound;
        await ConvergeAsync();
        return await reader.ViewAsync(Tenant, Id, State, cancellationToken);
    }

    public async Task<Result<AssignmentPin>> GetPinAsync(CancellationToken cancellationToken)
    {
        // Work is refused for good where nothing was handed out: not on the word of an old record. It cannot be read again beside a command
        // that may be writing it, but the inbox's rows tell whether it is old.
        if (!WasHandedOut(commit.Written(record).Status)
            && await reader.StatusAsync(Tenant, Id, cancellationToken) is { } shown
            && WasHandedOut(shown)
            && !WasHandedOut(commit.Written(record).Status))
        {
            // Ends this activation; the caller comes again and finds one that has read what is stored.
            throw new InconsistentStateException("The assignment was handed out by another activation.");
        }

        var state = commit.Written(record);
        return state.Exists ? Pin(state) : AssignmentErrors.NotFound;
    }

    public async Task RecordDeliveryAsync(bool delivered)
    {
        await commit.CompleteAsync(this, record);
        var status = delivered ? AssignmentStatus.Pushed : AssignmentStatus.Error;
        if (State.IsOut && !string.Equals(State.Status, status, StringComparison.Ordinal))
            await SaveAsync(State with { Status = status }, [delivered ? AssignmentFacts.Delivered : AssignmentFacts.DeliveryFailed]);
    }

    private async Task<Result<AssignmentState>> DecideAsync(CreateAssignment command, CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        var decided = CreateAssignmentRule.Decide(command, await ZoneAsync());
        if (!decided.Succeeded)
            return decided.Error;
        var reach = await scope.OfAsync(actor, Permissions.AssignmentsCreate);
        if (await targets.CheckAsync(actor, reach, decided.Value.Targets, cancellationToken) is { } refused)
            return refused;
        if ((await targets.StudentsAsync(Tenant, decided.Value.Targets, cancellationToken)).Length > CreateAssignment.MaxStudents)
            return AssignmentErrors.TooManyStudents;
        var theme = await GrainFactory.GetGrain<IThemeGrain>(GrainKeys.Of(Tenant, decided.Value.ThemeId)).GetVersionsAsync(cancellationToken);
        if (!theme.Succeeded)
            return AssignmentErrors.ThemeUnknown;
        if (theme.Value.PublishedVersion is not { } version)
            return AssignmentErrors.ThemeNotPublished;
        return decided.Value with
        {
            ThemeVersion = version,
            AuthorId = actor.AccountId,
            Status = command.Draft ? AssignmentStatus.Draft : AssignmentStatus.Pushed,
            CreatedAt = time.GetUtcNow(),
        };
    }

    private async Task SaveAsync(AssignmentState next, ImmutableArray<string> kinds, string? by = null)
    {
        next = next with { Revision = State.Revision + 1 };
        var now = Moment.Of(time.GetUtcNow(), await ZoneAsync());
        await commit.SaveAsync(this, record, next, AssignmentFacts.Of(Id, next, kinds, now, by));
        if (kinds.Contains(AssignmentFacts.Pushed, StringComparer.Ordinal))
            await GrainFactory.GetGrain<Integration.IOutboxGrain>(GrainKeys.Of(Tenant, "outbox")).WakeAsync();
    }

    private static bool WasHandedOut(string status) => status is not "" and not AssignmentStatus.Draft;

    private async Task<bool> MayAsync(string permission, CancellationToken cancellationToken) =>
        State.Exists && await scope.MayAsync(Actor.Required, permission, Tenant, Id, State, cancellationToken);

    private async Task<TimeZoneInfo> ZoneAsync()
    {
        var tenant = await tenants.FindAsync(Tenant) ?? throw new InvalidOperationException("An assignment's school is not in the catalogue.");
        return TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone);
    }
}
