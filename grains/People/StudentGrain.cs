using Orleans;
using Orleans.Runtime;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>Reading a student and deciding about one; how a decision is carried out is in StudentGrain.Change.cs.</summary>
internal sealed partial class StudentGrain(
    [PersistentState("record", "records")] IPersistentState<StudentState> record,
    Commit commit,
    Visibility visibility,
    SchoolClock clock,
    IUniqueKeys keys,
    IAccessCodes codes,
    ISecretBytes secrets,
    IDeletedData deletedData) : Grain, IStudentGrain
{
    private string _tenant = "";
    private string _id = "";
    private KeyClaims _claims = null!; // set on activation, before any call

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Split(this.GetPrimaryKeyString());
        _claims = new KeyClaims(keys, _tenant, _id);
        return Task.CompletedTask;
    }

    public async Task<Result<StudentProfile>> GetProfileAsync(CancellationToken cancellationToken)
    {
        // Events of somebody unknown or inactive are refused for good: not on the word of an old record.
        if (record.State is not { Exists: true, Status: StudentStatuses.Active })
            await Commit.RefreshAsync(record);
        var state = record.State;
        return state.Exists
            ? new StudentProfile(_id, state.Subject!, state.FirstName, state.LastName, state.ClassId, state.PromotionId, state.Status, state.ConsentSharing)
            {
                SignInStamp = state.Stamp,
            }
            : PeopleErrors.StudentNotFound;
    }

    public Task<bool> HoldsKeyAsync(string kind, string value)
    {
        var state = commit.Written(record);
        return Task.FromResult(_claims.IsTaking(kind, value) || kind switch
        {
            RosterKeys.StudentPerson => Same(PersonOf(state), value),
            RosterKeys.StudentSchoolId => Same(RosterKeys.SchoolIdOf(state.SchoolId), value),
            IAccessCodes.KeyKind => Same(state.CodeHmac, value),
            _ => false,
        });
    }

    public async Task<Result<StudentView>> GetAsync(CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsRead);
        return IsVisible(visible) ? await ViewAsync(visible) : PeopleErrors.StudentNotFound;
    }

    public async Task<Result<StudentView>> CreateAsync(CreateStudent command, CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsCreate);
        if (await commit.ReplayedAsync(this, record))
            return await ViewAsync(visible);
        cancellationToken.ThrowIfCancellationRequested();
        if (!visible.IncludesClass(command.ClassId))
            return ClassNotFound;
        var decided = CreateStudentRule.Decide(record.State, command);
        if (!decided.Succeeded)
            return decided.Error;
        return await ChangeAsync(decided.Value, Actor.Required.AccountId) is { } refused ? refused : await ViewAsync(visible);
    }

    public async Task<Result<StudentView>> UpdateAsync(UpdateStudent command, CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsUpdate);
        var replayed = await commit.ReplayedAsync(this, record);
        if (!IsVisible(visible))
            return PeopleErrors.StudentNotFound;
        if (replayed)
            return await ViewAsync(visible);
        cancellationToken.ThrowIfCancellationRequested();
        if (command.ClassId is { IsGiven: true, Value: { } target } && !visible.IncludesClass(target))
            return ClassNotFound;
        var decided = UpdateStudentRule.Decide(record.State, command);
        if (!decided.Succeeded)
            return decided.Error;
        return await ChangeAsync(decided.Value, Actor.Required.AccountId) is { } refused ? refused : await ViewAsync(visible);
    }

    public async Task<Result<Done>> DeleteAsync(CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsDelete);
        var replayed = await commit.ReplayedAsync(this, record);
        if (!IsVisible(visible))
            return PeopleErrors.StudentNotFound;
        cancellationToken.ThrowIfCancellationRequested();
        if (!replayed && record.State.IsMember)
            await SaveAsync(record.State with { Status = StudentStatuses.Deleted }, Actor.Required.AccountId);
        return Done.Instance;
    }

    public async Task<Result<ImportOutcome>> ImportAsync(ImportStudent command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return ImportOutcome.Replayed;
        cancellationToken.ThrowIfCancellationRequested();
        var decided = ImportStudentRule.Decide(record.State, command);
        if (!decided.Succeeded)
            return decided.Error;
        var existed = record.State.Exists;
        if (existed && decided.Value == StudentFields.Of(record.State))
            return ImportOutcome.Unchanged;
        return await ChangeAsync(decided.Value, command.By) is { } refused ? refused : existed ? ImportOutcome.Updated : ImportOutcome.Created;
    }

    private static Error ClassNotFound => ClassesErrors.ClassNotFound with { Field = "classId" };

    private bool IsVisible(VisibleScope visible) => record.State.Exists && visible.IncludesStudent(_id, record.State.ClassId);

    /// <summary>As the caller may see it; the access code only for those who hand codes out.</summary>
    private async Task<StudentView> ViewAsync(VisibleScope visible)
    {
        var view = StudentRow.Of(_id, record.State).ToView(visible);
        return await HandsOutCodesAsync() ? view with { AccessCode = OpenCode() } : view;
    }

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.Ordinal);
}
