using System.Collections.Immutable;
using StudyMate.Classes;

namespace StudyMate.Common;

/// <summary>What of a school's people and classes a caller may see under one permission.</summary>
/// <param name="Scope">How far the permission reaches.</param>
/// <param name="Classes">The caller's classes, for <see cref="Common.Scope.OwnClasses"/>.</param>
/// <param name="StudentId">The caller, if a student.</param>
/// <param name="Masked">No names (<see cref="PermissionTable.SeesNamesAsync"/>): students are known by UUID only.</param>
internal sealed record VisibleScope(Scope Scope, ImmutableHashSet<string> Classes, string? StudentId, bool Masked)
{
    public bool IncludesAll => Scope == Scope.Tenant;

    public bool IncludesClass(string? classId) => IncludesAll || (Scope == Scope.OwnClasses && classId is not null && Classes.Contains(classId));

    public bool IncludesStudent(string studentId, string? classId) =>
        IncludesClass(classId) || (Scope == Scope.Own && string.Equals(StudentId, studentId, StringComparison.Ordinal));
}

/// <summary>Finds out what a caller may see.</summary>
internal sealed class Visibility(PermissionTable table, IStaffClasses staffClasses)
{
    public async ValueTask<VisibleScope> OfAsync(Actor actor, string permission)
    {
        var scope = await table.ScopeAsync(actor, permission);
        var classes = scope == Scope.OwnClasses
            ? await staffClasses.OfAsync(actor.Tenant, actor.AccountId)
            : ImmutableHashSet<string>.Empty;
        return new VisibleScope(scope, classes, actor.StudentId, !await table.SeesNamesAsync(actor));
    }
}
