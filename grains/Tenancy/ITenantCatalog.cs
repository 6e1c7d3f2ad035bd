using System.Collections.Immutable;

namespace StudyMate.Tenancy;

/// <summary>
/// Status, settings and overrides of tenants, cached per process and invalidated by a version stamp, so that nothing on the path of
/// every request calls the tenant grain. A change is visible within a second.
/// </summary>
internal interface ITenantCatalog
{
    /// <summary>The tenant, or null when there is none of this id.</summary>
    ValueTask<TenantInfo?> FindAsync(string tenant, CancellationToken cancellationToken = default);
}

/// <param name="Id">Tenant id.</param>
/// <param name="Name">The school's name.</param>
/// <param name="Status"><c>active</c>, <c>suspended</c> (read-only) or <c>archived</c>.</param>
/// <param name="TimeZone">IANA zone of the school, for school days and due dates.</param>
/// <param name="Overrides"><c>role:resource:action</c> → allowed; wins over the permission table.</param>
/// <param name="Licences">Caps per kind.</param>
internal sealed record TenantInfo(
    string Id,
    string Name,
    string Status,
    string TimeZone,
    ImmutableDictionary<string, bool> Overrides,
    Licences Licences)
{
    /// <summary>Closed: nobody signs in any more, and tokens no longer stand.</summary>
    public bool IsArchived => Status is TenantStatuses.Archived;

    public bool IsReadOnly => Status is not TenantStatuses.Active;
}

/// <summary>How many active people and classes a school may have.</summary>
internal sealed record Licences(int MaxStudents, int MaxTeachers, int MaxClasses)
{
    /// <summary>What a school starts with.</summary>
    public static readonly Licences Standard = new(MaxStudents: 100, MaxTeachers: 10, MaxClasses: 20);
}
