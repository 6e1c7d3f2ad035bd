using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>
/// What a caller may do now (key <c>{tenant}/rights</c>), for whoever goes on with something that was allowed before: a kept answer, an open
/// connection. Holds nothing and runs on every node.
/// </summary>
[Alias("studymate.IRightsGrain")]
public interface IRightsGrain : IGrainWithStringKey
{
    /// <summary>The id within the key.</summary>
    const string Id = "rights";

    /// <summary>
    /// How far the caller's permission reaches. Refused with <c>access.denied</c> when it is not held, or no longer as far as before;
    /// with <c>tenant.read_only</c> when something is to be changed in a school that is closed; <c>auth.invalid_api_key</c> for a key that has ended.
    /// </summary>
    [SignedIn, Alias("CheckAsync")]
    Task<Result<Rights>> CheckAsync(RightsCheck check, CancellationToken cancellationToken);
}

/// <param name="Permission"><c>resource:action</c>; null where being signed in is enough.</param>
/// <param name="Changes">Whether it is for a command, which a suspended school takes from nobody.</param>
/// <param name="Before">What the permission must reach at least: as far as it did then.</param>
[GenerateSerializer, Immutable, Alias("studymate.rights-check")]
public sealed record RightsCheck([property: Id(0)] string? Permission, [property: Id(1)] bool Changes, [property: Id(2)] Rights? Before);

/// <summary>How far a permission reaches.</summary>
/// <param name="Scope"><c>Own</c>, <c>OwnClasses</c> or <c>Tenant</c>; <c>None</c> where no permission was asked for.</param>
/// <param name="Classes">The caller's classes, for <c>OwnClasses</c>.</param>
[GenerateSerializer, Immutable, Alias("studymate.rights")]
public sealed record Rights([property: Id(0)] string Scope, [property: Id(1)] ImmutableArray<string> Classes);
