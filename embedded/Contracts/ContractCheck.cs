using Orleans.Runtime;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Contracts;

/// <summary>Refuses to start a host whose contracts Orleans would punish later.</summary>
internal static class ContractCheck
{
    public static void ThrowIfViolated(GrainCatalog catalog)
    {
        if (catalog.Problems.Count > 0)
            throw new OrleansConfigurationException(string.Join(Environment.NewLine, catalog.Problems));
    }
}
