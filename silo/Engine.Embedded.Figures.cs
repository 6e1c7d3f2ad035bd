using StudyMate.Embedded;
using StudyMate.Operations;

namespace StudyMate.Hosting;

/// <summary>One process: one silo.</summary>
internal sealed class EmbeddedEngineFigures(EmbeddedFigures embedded) : IEngineFigures
{
    public Task<EngineFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var byType = embedded.Activations();
        return Task.FromResult(new EngineFigures(
            Engine.Name,
            [new SiloFigures("local", embedded.IsRunning ? "Active" : "Stopping")],
            byType.Values.Sum(),
            [.. byType.OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal).Select(type => new ActivationFigures(type.Key, type.Value))]));
    }
}
