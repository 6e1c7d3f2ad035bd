using StudyMate.Common;

namespace StudyMate.People;

/// <content>Access codes: made here, sealed in the record, found by HMAC, shown to those who hand them out.</content>
internal sealed partial class StudentGrain
{
    public async Task<Result<StudentAccessCode>> GetAccessCodeAsync(CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsCredentials);
        return IsVisible(visible) ? Handed(visible) : PeopleErrors.StudentNotFound;
    }

    public async Task<Result<StudentAccessCode>> RenewAccessCodeAsync(CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsCredentials);
        var replayed = await commit.ReplayedAsync(this, record);
        if (!IsVisible(visible))
            return PeopleErrors.StudentNotFound;
        if (replayed)
            return Handed(visible);
        cancellationToken.ThrowIfCancellationRequested();
        if (!record.State.IsMember)
            return PeopleErrors.StudentRemoved;
        await UseCodeAsync(await NewCodeAsync(), Actor.Required.AccountId);
        return Handed(visible);
    }

    public async Task<Result<Done>> SeedAccessCodeAsync(string code, CancellationToken cancellationToken)
    {
        await commit.ReplayedAsync(this, record);
        if (!record.State.Exists)
            return PeopleErrors.StudentNotFound;
        var hmac = codes.Hmac(_tenant, code);
        if (Same(record.State.CodeHmac, hmac))
            return Done.Instance;
        if (!await TakeCodeAsync(hmac))
            return PeopleErrors.AccessCodeTaken;
        await UseCodeAsync((code, hmac), Actor.Required.AccountId);
        return Done.Instance;
    }

    private async Task UseCodeAsync((string Code, string Hmac) made, string by)
    {
        var was = record.State;
        try
        {
            await SaveAsync(was with { SealedCode = codes.Seal(_tenant, _id, made.Code), CodeHmac = made.Hmac }, by);
        }
        finally
        {
            _claims.Settle();
        }

        await ReleaseKeysAsync(was);
    }

    /// <summary>A code that no student of the school has; with 60 random bits the first one practically always is.</summary>
    private async Task<(string Code, string Hmac)> NewCodeAsync()
    {
        while (true)
        {
            var code = codes.Generate();
            var hmac = codes.Hmac(_tenant, code);
            if (await TakeCodeAsync(hmac))
                return (code, hmac);
        }
    }

    private Task<bool> TakeCodeAsync(string hmac) => _claims.TakeAsync(IAccessCodes.KeyKind, hmac, holder => HoldsAsync(holder, IAccessCodes.KeyKind, hmac));

    private async Task<bool> HandsOutCodesAsync() =>
        record.State.IsMember && (await visibility.OfAsync(Actor.Required, Permissions.StudentsCredentials)).IncludesStudent(_id, record.State.ClassId);

    private StudentAccessCode Handed(VisibleScope visible) =>
        new(_id, visible.Masked ? record.State.UuidStudent : $"{record.State.FirstName} {record.State.LastName}", OpenCode());

    private string OpenCode() => codes.Open(_tenant, _id, record.State.SealedCode);
}
