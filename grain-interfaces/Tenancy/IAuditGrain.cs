using Orleans;
using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>Reads what was administered in a school (key <c>{tenant}/audit</c>); keeps no state.</summary>
[Alias("studymate.IAuditGrain")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>The id within the key.</summary>
    const string Id = "audit";

    /// <summary>Facts of administrative kinds, newest first.</summary>
    [Query(Permissions.AuditRead), Alias("ListAsync")]
    Task<Result<Page<AuditEntry>>> ListAsync(AuditQuery query, CancellationToken cancellationToken);
}

/// <param name="Page">Which page.</param>
/// <param name="Kind">Only this kind or, ending in a full stop, this family of kinds (<c>tenant.</c>); null for all.</param>
[GenerateSerializer, Immutable, Alias("studymate.audit-query")]
public sealed record AuditQuery([property: Id(0)] PageRequest Page, [property: Id(1)] string? Kind = null);

/// <summary>One administrative fact. Pseudonyms and ids only: an audit never holds a name or an e-mail.</summary>
[GenerateSerializer, Immutable, Alias("studymate.audit-entry")]
public sealed record AuditEntry(
    [property: Id(0)] long Position,
    [property: Id(1)] string Kind,
    [property: Id(2)] string? Actor,
    [property: Id(3)] string? Subject,
    [property: Id(4)] string? ClassId,
    [property: Id(5)] string? ThemeId,
    [property: Id(6)] string? AssignmentId,
    [property: Id(7)] DateTimeOffset OccurredAt,
    [property: Id(8)] string Payload);
