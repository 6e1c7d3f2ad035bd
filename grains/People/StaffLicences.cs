using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>How many teachers, directors and administrators a school may have; those who are invited count.</summary>
internal sealed class StaffLicences(IRows rows, ITenantCatalog tenants)
{
    /// <summary><c>licence.teachers</c> when one more would be too many, otherwise null.</summary>
    public async Task<Error?> RefusalAsync(string tenant, CancellationToken cancellationToken)
    {
        if (await tenants.FindAsync(tenant, cancellationToken) is not { } school || string.Equals(tenant, GrainKeys.Platform, StringComparison.Ordinal))
            return null;
        var taken = (await rows.QueryAsync<long>("People/CountLicensedStaff", new { tenant }, cancellationToken)).Single();
        return taken < school.Licences.MaxTeachers
            ? null
            : PeopleErrors.TeachersLicenceFull;
    }
}
