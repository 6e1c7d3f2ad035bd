using Orleans;
using StudyMate.Common;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Learning;

/// <summary>What taking events needs to know of the student.</summary>
/// <param name="Tenant">The school.</param>
/// <param name="Id">Student id.</param>
/// <param name="Subject">Pseudonym in facts.</param>
/// <param name="ClassId">Class now.</param>
/// <param name="PromotionId">Promotion now.</param>
/// <param name="Zone">The school's zone.</param>
internal sealed record Student(string Tenant, string Id, string Subject, string? ClassId, string? PromotionId, TimeZoneInfo Zone);

/// <summary>Finds the student of a learning grain.</summary>
internal sealed class StudentLookup(IGrainFactory grains, ITenantCatalog tenants)
{
    /// <summary>The student, and why nothing of this student is taken, if so.</summary>
    public async Task<(Student Student, EventRefusal? Blocked)> FindAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        var profile = await grains.GetGrain<IStudentGrain>(GrainKeys.Of(tenant, id)).GetProfileAsync(cancellationToken);
        var school = await tenants.FindAsync(tenant, cancellationToken)
            ?? throw new InvalidOperationException("A student's school is not in the catalogue.");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(school.TimeZone);
        if (!profile.Succeeded)
            return (new Student(tenant, id, "", null, null, zone), EventErrors.UnknownStudent);
        var known = profile.Value;
        return (
            new Student(tenant, id, known.Subject, known.ClassId, known.PromotionId, zone),
            known.Status is StudentStatuses.Active ? null : EventErrors.StudentInactive);
    }
}
