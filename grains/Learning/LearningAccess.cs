using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>Narrows the permissions of this domain to whose work it is.</summary>
internal sealed class LearningAccess(PermissionTable table, IStaffClasses staffClasses)
{
    /// <summary>A device speaks for its student; only the house itself speaks for ErgoMate's server, once it has checked the signature.</summary>
    public static Error? MaySubmit(Actor actor, string studentId, EventSource source)
    {
        if (actor.Role == Role.System)
            return null;
        return source == EventSource.Device && string.Equals(actor.StudentId, studentId, StringComparison.Ordinal) ? null : LearningErrors.NotOwnEvents;
    }

    /// <summary>Staff mark the work of the students of their classes, or of the missions that they gave.</summary>
    public async ValueTask<bool> MayGradeAsync(Actor actor, string? classId, AssignmentPin pin, CancellationToken cancellationToken)
    {
        var scope = await table.ScopeAsync(actor, Permissions.AssignmentsUpdate);
        if (scope is Scope.Tenant)
            return true;
        if (scope is Scope.None || actor.Role is Role.Student)
            return false;
        if (string.Equals(pin.AuthorId, actor.AccountId, StringComparison.Ordinal))
            return true;
        return classId is not null && (await staffClasses.OfAsync(actor.Tenant, actor.AccountId, cancellationToken)).Contains(classId);
    }
}
