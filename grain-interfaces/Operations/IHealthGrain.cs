using Orleans;
using StudyMate.Common;

namespace StudyMate.Operations;

/// <summary>Whether the grains and the database of this server work (key <c>platform/health</c>).</summary>
[Alias("studymate.IHealthGrain")]
public interface IHealthGrain : IGrainWithStringKey
{
    /// <summary>Writes to the database and reads it back; an answer is good for a second, so that probing costs the school nothing.</summary>
    [Anonymous, Alias("CheckAsync")]
    Task<Result<HealthCheck>> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What the checks found.</summary>
/// <param name="Database">Whether the database takes writes and reads them back.</param>
/// <param name="Disk">Whether there is room for more than a few days of facts; true where the database is elsewhere.</param>
[GenerateSerializer, Immutable, Alias("studymate.health-check")]
public sealed record HealthCheck([property: Id(0)] bool Database, [property: Id(1)] bool Disk);
