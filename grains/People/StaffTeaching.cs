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
internal sealed class StaffTeaching(IGrainFactory grains, IRows rows)
{
    private const int MaxClasses = 50;

    /// <summary>Names the first class that does not exist (<c>user.unknown_class</c>), or null.</summary>
    public async Task<Error?> UnknownAsync(string tenant, ImmutableArray<string> classIds, CancellationToken cancellationToken)
    {
        for (var i = 0; i < classIds.Length; i++)
        {
            var known = i < MaxClasses && GrainKeys.IsId(classIds[i])
                && (await ClassOf(tenant, classIds[i]).GetRosterAsync(cancellationToken)).Succeeded;
            if (!known)
                return PeopleErrors.UnknownClass($"classIds[{i}]");
        }

        return null;
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
        var taught = await rows.QueryAsync<string>("Classes/ClassesOfTeacher", new { tenant, staff_id = staffId }, CancellationToken.None);
        foreach (var classId in taught.Except(classIds, StringComparer.Ordinal))
        {
            var removed = await ClassOf(tenant, classId).RemoveTeacherAsync(staffId, CancellationToken.None);
            if (!removed.Succeeded)
                return removed.Error;
        }

        return await AddAsync(tenant, staffId, classIds.Except(taught, StringComparer.Ordinal));
    }

    private IClassGrain ClassOf(string tenant, string classId) => grains.GetGrain<IClassGrain>(GrainKeys.Of(tenant, classId));
}
