using Orleans;
using Orleans.Runtime;
using StudyMate.Operations;

namespace StudyMate.Cluster;

/// <summary>What the cluster says of itself.</summary>
internal sealed class ClusterFiguresReader(IGrainFactory grains)
{
    public async Task<ClusterFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var silos = await management.GetHosts(onlyActive: false, cancellationToken);
        var byType = (await management.GetSimpleGrainStatistics(cancellationToken))
            .GroupBy(entry => entry.GrainType.Split(',')[0], StringComparer.Ordinal)
            .Select(type => new ActivationFigures(type.Key, type.Sum(entry => entry.ActivationCount)))
            .OrderByDescending(type => type.Count).ThenBy(type => type.Type, StringComparer.Ordinal)
            .ToList();
        return new ClusterFigures(
            [.. silos.OrderBy(silo => silo.Key.ToParsableString(), StringComparer.Ordinal).Select(silo => new SiloFigures(silo.Key.ToParsableString(), silo.Value.ToString()))],
            byType.Sum(type => type.Count),
            [.. byType]);
    }
}
