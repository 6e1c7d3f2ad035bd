using StudyMate.Common;

namespace StudyMate.People;

/// <content>Forgetting a person: everything that names one goes in the commit, then the traces of it in the database's files.</content>
internal sealed partial class StudentGrain
{
    public async Task<Result<StudentView>> PseudonymizeAsync(CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsDelete);
        await commit.ReplayedAsync(this, record);
        if (!IsVisible(visible))
            return PeopleErrors.StudentNotFound;
        cancellationToken.ThrowIfCancellationRequested();
        var next = PseudonymizeStudentRule.Decide(record.State, NewUuid(), NewUuid());
        if (next != record.State)
            await SaveAsync(next, Actor.Required.AccountId);
        // Also when it was done before: nobody knows whether an earlier attempt got as far as this.
        await deletedData.OverwriteAsync();
        return await ViewAsync(visible);
    }
}
