using Orleans.Runtime;

namespace StudyMate.Embedded.Calls;

/// <summary>What a reference points at.</summary>
internal abstract class ReferenceTarget(GrainId grainId, InterfaceInfo @interface)
{
    public GrainId GrainId { get; } = grainId;

    public InterfaceInfo Interface { get; } = @interface;
}

/// <summary>One grain interface.</summary>
internal sealed class InterfaceInfo(Type type)
{
    public string Name { get; } = type.FullName ?? type.Name;

    public GrainInterfaceType InterfaceType { get; } = new(type.FullName ?? type.Name);
}
