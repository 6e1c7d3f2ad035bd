using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>Reading a class and deciding about one; how a decision is carried out is in ClassGrain.Change.cs.</summary>
internal sealed partial class ClassGrain(
    [PersistentState("record", "records")] IPersistentState<ClassState> record,
    Commit commit,
    Visibility visibility,
    SchoolClock clock,
    IUniqueKeys keys,
    IRows rows,
    StaffClasses staffClasses,
    TimeProvider time) : Grain, IClassGrain
{
    private readonly Reservations _seats = new(time);
    private string _tenant = "";
    private string _id = "";
    private KeyClaims _claims = null!; // set on activation, before any call

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Split(this.GetPrimaryKeyString());
        _claims = new KeyClaims(keys, _tenant, _id);
        return Task.CompletedTask;
    }

    public async Task<Result<ClassRoster>> GetRosterAsync(CancellationToken cancellationToken)
    {
        // A member is refused a class that is not there: not on the word of an old record.
        if (!record.State.Exists)
            await Commit.RefreshAsync(record);
        if (!record.State.Exists)
            return ClassesErrors.ClassNotFound;
        var state = record.State;
        return new ClassRoster(_id, state.Name, state.PromotionId, state.Status, await MembersAsync(cancellationToken), state.TeacherIds);
    }

    public async Task<Result<ClassSeat>> ReserveSeatAsync(string studentId, CancellationToken cancellationToken)
    {
        if (!record.State.IsActive)
            await Commit.RefreshAsync(record);
        if (!record.State.Exists)
            return ClassesErrors.ClassNotFound;
        if (!record.State.IsActive)
            return ClassesErrors.JoinsArchivedClass;
        var members = await MembersAsync(cancellationToken);
        var taken = members.Union(_seats.Ids, StringComparer.Ordinal).Except([studentId], StringComparer.Ordinal).Count();
        if (taken >= PeopleLimits.StudentsOfClass)
            return ClassesErrors.ClassFull;
        _seats.Keep(studentId);
        return new ClassSeat(record.State.PromotionId);
    }

    public Task ReleaseSeatAsync(string studentId)
    {
        _seats.Remove([studentId]);
        return Task.CompletedTask;
    }

    public Task<bool> HoldsKeyAsync(string kind, string value) => Task.FromResult(
        string.Equals(kind, RosterKeys.ClassName, StringComparison.Ordinal)
        && (_claims.IsTaking(kind, value) || (commit.Written(record) is { Exists: true } state && string.Equals(ClassFields.Of(state).Key, value, StringComparison.Ordinal))));

    public async Task<Result<ClassView>> GetAsync(CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.ClassesRead);
        return IsVisible(visible) ? await ViewAsync(cancellationToken) : ClassesErrors.ClassNotFound;
    }

    public async Task<Result<ClassView>> CreateAsync(CreateClass command, CancellationToken cancellationToken)
    {
        if (await ReplayedAsync())
            return await ViewAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return await ChangeAsync(CreateClassRule.Decide(record.State, command));
    }

    public Task<Result<ClassView>> UpdateAsync(UpdateClass command, CancellationToken cancellationToken) =>
        DecideAsync(Permissions.ClassesUpdate, () => UpdateClassRule.Decide(record.State, command), cancellationToken);

    public async Task<Result<Done>> ArchiveAsync(CancellationToken cancellationToken)
    {
        var archived = await DecideAsync(Permissions.ClassesDelete, () => ClassFields.Of(record.State) with { Status = ClassStatuses.Archived }, cancellationToken);
        return archived.Succeeded ? Done.Instance : archived.Error;
    }

    public Task<Result<ClassView>> AssignTeacherAsync(AssignTeacher command, CancellationToken cancellationToken) =>
        DecideAsync(Permissions.ClassesUpdate, () => UpdateClassRule.Assign(record.State, command), cancellationToken);

    public Task<Result<ClassView>> RemoveTeacherAsync(string staffId, CancellationToken cancellationToken) =>
        DecideAsync(Permissions.ClassesUpdate, () => UpdateClassRule.Remove(record.State, staffId), cancellationToken);

    public async Task<Result<ImportOutcome>> ImportAsync(ImportClass command, CancellationToken cancellationToken)
    {
        if (await ReplayedAsync())
            return ImportOutcome.Replayed;
        cancellationToken.ThrowIfCancellationRequested();
        var decided = ImportClassRule.Decide(record.State, command);
        if (!decided.Succeeded)
            return decided.Error;
        var existed = record.State.Exists;
        if (existed && decided.Value.IsSame(record.State))
            return ImportOutcome.Unchanged;
        return await SaveAsync(decided.Value, command.By) is { } refused ? refused : existed ? ImportOutcome.Updated : ImportOutcome.Created;
    }

    /// <summary>What was completed or read anew may have changed who teaches here: nobody is to be refused by what was remembered before.</summary>
    private async Task<bool> ReplayedAsync()
    {
        var before = record.State;
        var replayed = await commit.ReplayedAsync(this, record);
        if (!ReferenceEquals(before, record.State))
            staffClasses.Forget(_tenant);
        return replayed;
    }

    private bool IsVisible(VisibleScope visible) => record.State.Exists && visible.IncludesClass(_id);

    private async Task<Result<ClassView>> DecideAsync(string permission, Func<Result<ClassFields>> decide, CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, permission);
        var replayed = await ReplayedAsync();
        if (!IsVisible(visible))
            return ClassesErrors.ClassNotFound;
        if (replayed)
            return await ViewAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return await ChangeAsync(decide());
    }
}
