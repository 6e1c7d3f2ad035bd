using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded;

/// <summary>What this engine says of itself; Orleans has a management grain for it.</summary>
public sealed class EmbeddedFigures
{
    private readonly Engine _engine;

    internal EmbeddedFigures(Engine engine) => _engine = engine;

    /// <summary>Whether calls are taken.</summary>
    public bool IsRunning => _engine.IsRunning;

    /// <summary>Living grains by the full name of their class.</summary>
    public IReadOnlyDictionary<string, int> Activations() => _engine.Catalog.Classes
        .Select(grainClass => (Name: grainClass.Type.FullName!, Count: grainClass.ActivationCount))
        .Where(entry => entry.Count > 0)
        .ToDictionary(entry => entry.Name, entry => entry.Count, StringComparer.Ordinal);
}
