using Orleans;
using Orleans.Runtime;

namespace StudyMate.Embedded.Calls;

/// <summary>Turns a grain or reference into a reference with another interface.</summary>
internal static class ReferenceCast
{
    public static object To(IAddressable grain, Type interfaceType)
    {
        var reference = grain switch
        {
            GrainReference known => known,
            IGrainBase { GrainContext: { } context } => context.GrainReference,
            _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference.", nameof(grain)),
        };
        return interfaceType.IsInstanceOfType(reference)
            ? reference
            : ReferenceEmitter.Of(interfaceType).Create(reference.Target, reference.Key);
    }
}
