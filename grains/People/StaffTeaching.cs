using System.Collections.Immutable;
using Orleans;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>
/// Which classes a member of staff teaches, seen from the member. The classes hold it: they are asked one by one, each call is repeatable,
/// and a retry completes what is missing.
/// </summary>
internal sealed class StaffTeaching(IGrainFactory grains, IRows rows, PermissionTable permissions)
{
    private const int MaxClasses = 50;

    /// <summary>What would refuse these classes, asked before anything is written: null, or the reason.</summary>
    /// <param name="tenant">The school.</param>
    /// <param name="staffId">The member; null for one who is to be invited.</param>
    /// <param name="classIds">What they are to teach.</param>
    /// <param name="isActive">Whether they will count as staff: nobody else is given a class.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Error?> RefusalAsync(string tenant, string? staffId, ImmutableArray<string> classIds, bool isActive, CancellationToken cancellationToken)
    {
        var taught = staffId is null ? [] : await TaughtAsync(tenant, staffId, cancellationToken);
        for (var i = 0; i < classIds.Length; i++)
        {
            if (i >= MaxClasses || !GrainKeys.IsId(classIds[i])
                || await ClassOf(tenant, classIds[i]).GetRosterAsync(cancellationToken) is not { Succeeded: true, Value: var roster })
            {
                return PeopleErrors.UnknownClass($"classIds[{i}]");
            }

            if (taught.Contains(classIds[i], StringComparer.Ordinal))
                continue;
            if (!isActive)
                return PeopleErrors.StaffInactive;
            if (roster.Status is not ClassStatuses.Active)
                return ClassesErrors.ClassArchived;
            if (roster.TeacherIds.Length >= PeopleLimits.TeachersOfClass)
                return ClassesErrors.TooManyTeachers;
        }

        var changes = taught.Except(classIds, StringComparer.Ordinal).Any() || classIds.Except(taught, StringComparer.Ordinal).Any();
        return changes && await permissions.ScopeAsync(Actor.Required, Permissions.ClassesUpdate) != Scope.Tenant ? AccessErrors.Denied : null;
    }

    /// <summary>Adds classes to those taught.</summary>
    public async Task<Error?> AddAsync(string tenant, string staffId, IEnumerable<string> classIds)
    {
        foreach (var classId in classIds)
        {
            var assigned = await ClassOf(tenant, classId).AssignTeacherAsync(new AssignTeacher(staffId), CancellationToken.None);
            if (!assigned.Succeeded)
                return assigned.Error;
        }

        return null;
    }

    /// <summary>Makes the classes taught exactly these.</summary>
    public async Task<Error?> SetAsync(string tenant, string staffId, ImmutableArray<string> classIds)
    {
        var taught = await TaughtAsync(tenant, staffId, CancellationToken.None);
        foreach (var classId in taught.Except(classIds, StringComparer.Ordinal))
        {
            var removed = await ClassOf(tenant, classId).RemoveTeacherAsync(staffId, CancellationToken.None);
            if (!removed.Succeeded)
                return removed.Error;
        }

        return await AddAsync(tenant, staffId, classIds.Except(taught, StringComparer.Ordinal));
    }

    private Task<ImmutableArray<string>> TaughtAsync(string tenant, string staffId, CancellationToken cancellationToken) =>
        rows.QueryAsync<string>("Classes/ClassesOfTeacher", new { tenant, staff_id = staffId }, cancellationToken);

    private IClassGrain ClassOf(string tenant, string classId) => grains.GetGrain<IClassGrain>(GrainKeys.Of(tenant, classId));
}
