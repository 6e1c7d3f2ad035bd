using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>Narrows the permissions on assignments: a teacher's own, those of own classes, or all of the school.</summary>
internal sealed class AssignmentScope(PermissionTable table, IStaffClasses staffClasses, IRows rows)
{
    public ValueTask<Scope> OfAsync(Actor actor, string permission) => table.ScopeAsync(actor, permission);

    /// <summary>Whether the actor may do this to an assignment. What is out of scope does not exist for the caller.</summary>
    public async Task<bool> MayAsync(Actor actor, string permission, string tenant, string id, AssignmentState state, CancellationToken cancellationToken)
    {
        switch (await table.ScopeAsync(actor, permission))
        {
            case Scope.Tenant:
                return true;
            case Scope.None:
                return false;
            case var scope:
                if (string.Equals(state.AuthorId, actor.AccountId, StringComparison.Ordinal))
                    return true;
                if (scope != Scope.OwnClasses)
                    return false;
                var own = await staffClasses.OfAsync(tenant, actor.AccountId, cancellationToken);
                return !own.IsEmpty
                    && (await rows.QueryAsync<long>("Assignments/ReachesClasses", new { tenant, id, classes = own.ToArray() }, cancellationToken)) is [> 0];
        }
    }

    /// <summary>Who may not see names sees ids.</summary>
    public ValueTask<bool> SeesNamesAsync(Actor actor) => table.SeesNamesAsync(actor);
}
