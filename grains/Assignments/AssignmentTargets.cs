using System.Collections.Immutable;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>Who is in the targets of an assignment, by the rows of people and classes.</summary>
internal sealed class AssignmentTargets(IRows rows, IStaffClasses staffClasses)
{
    /// <summary>
    /// Refuses a target that does not exist in the tenant (<c>assignment.unknown_target</c>), and for a caller of own classes one that is
    /// not of them (<c>assignment.foreign_target</c>).
    /// </summary>
    public async Task<Error?> CheckAsync(Actor actor, Scope scope, ImmutableArray<AssignmentTarget> targets, CancellationToken cancellationToken)
    {
        var own = scope == Scope.Tenant ? null : await staffClasses.OfAsync(actor.Tenant, actor.AccountId, cancellationToken);
        for (var i = 0; i < targets.Length; i++)
        {
            var found = await FindAsync(actor.Tenant, targets[i], cancellationToken);
            if (found is null)
                return AssignmentErrors.TargetUnknown(i);
            if (own is not null && (found.ClassId is null || !own.Contains(found.ClassId)))
                return AssignmentErrors.TargetForeign(i);
        }

        return null;
    }

    /// <summary>The active students of all targets, each once, by id.</summary>
    public async Task<ImmutableArray<TargetStudent>> StudentsAsync(
        string tenant, ImmutableArray<AssignmentTarget> targets, CancellationToken cancellationToken)
    {
        var students = new SortedDictionary<string, TargetStudent>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            var statement = target.Type switch
            {
                TargetTypes.Class => "Assignments/StudentsOfClass",
                TargetTypes.Promotion => "Assignments/StudentsOfPromotion",
                _ => "Assignments/ActiveStudent",
            };
            foreach (var student in await rows.QueryAsync<TargetStudent>(statement, new { tenant, id = target.Id }, cancellationToken))
                students[student.Id] = student;
        }

        return [.. students.Values];
    }

    private async Task<FoundTarget?> FindAsync(string tenant, AssignmentTarget target, CancellationToken cancellationToken)
    {
        if (!GrainKeys.IsId(target.Id))
            return null;
        var statement = target.Type switch
        {
            TargetTypes.Class => "Assignments/FindClass",
            TargetTypes.Promotion => "Assignments/FindPromotion",
            _ => "Assignments/FindStudent",
        };
        var found = await rows.QueryAsync<FoundTarget>(statement, new { tenant, id = target.Id }, cancellationToken);
        return found is [var only] ? only : null;
    }

    /// <param name="ClassId">The class that decides whose it is; null for a promotion.</param>
    private sealed record FoundTarget(string? ClassId);
}
