using Orleans.Runtime;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Calls;

/// <summary>What references of one grain type point at: knows where the grains live.</summary>
internal abstract class GrainTarget(Engine engine, GrainType grainType)
{
    public Engine Engine { get; } = engine;

    public GrainType GrainType { get; } = grainType;

    /// <summary>Queues the call where it belongs; never throws, a failure goes to the caller.</summary>
    public abstract void Deliver(GrainReference reference, Call call);
}
