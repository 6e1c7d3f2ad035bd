using System.Collections.Immutable;

namespace StudyMate.Operations;

/// <summary>What this process knows of itself and of its cluster.</summary>
internal interface IHostFigures
{
    Task<HostFigures> ReadAsync(CancellationToken cancellationToken);
}

internal sealed record HostFigures(
    string Version, string Instance, DiskFigures? Disk, ClusterFigures Cluster, ImmutableArray<SlowMethod> SlowMethods, ProcessFigures Process);
