using System.Collections.Immutable;

namespace StudyMate.Common;

/// <summary>What of a school's people and classes a caller may see under one permission.</summary>
/// <param name="Scope">How far the permission reaches.</param>
/// <param name="Classes">The caller's classes, for <see cref="Common.Scope.OwnClasses"/>.</param>
/// <param name="StudentId">The caller, if a student.</param>
/// <param name="Masked">No names: inspectors know students by UUID only.</param>
internal sealed record Sight(Scope Scope, ImmutableHashSet<string> Classes, string? StudentId, bool Masked)
{
    public bool SeesAll => Scope == Scope.Tenant;

    public bool SeesClass(string? classId) => SeesAll || (Scope == Scope.OwnClasses && classId is not null && Classes.Contains(classId));

    public bool SeesStudent(string studentId, string? classId) =>
        SeesClass(classId) || (Scope == Scope.Own && string.Equals(StudentId, studentId, StringComparison.Ordinal));
}

/// <summary>Tells what a caller may see.</summary>
internal sealed class Sights(PermissionTable table, IStaffClasses staffClasses)
{
    public async ValueTask<Sight> OfAsync(Actor actor, string permission)
    {
        var scope = await table.ScopeAsync(actor, permission);
        var classes = scope == Scope.OwnClasses
            ? await staffClasses.OfAsync(actor.Tenant, actor.AccountId)
            : ImmutableHashSet<string>.Empty;
        return new Sight(scope, classes, actor.StudentId, actor.Role == Role.Inspector);
    }
}
