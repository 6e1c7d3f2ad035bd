using System.Reflection;
using StudyMate.Simulation;

namespace Orleans.Runtime;

/// <summary>Stands for a grain: a proxy of a grain interface, whose calls become messages.</summary>
public class GrainReference : DispatchProxy, IAddressable
{
    private Silo? _silo;

    /// <summary>The grain's identity.</summary>
    public GrainId GrainId { get; private set; }

    public override bool Equals(object? obj) => obj is GrainReference other && GrainId == other.GrainId;

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}";

    internal static object To(Silo silo, GrainId grain, Type interfaceType)
    {
        var reference = Create(interfaceType, typeof(GrainReference));
        ((GrainReference)reference)._silo = silo;
        ((GrainReference)reference).GrainId = grain;
        return reference;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _silo!.Send(GrainId, GrainMethod.Of(targetMethod!), args ?? []);
}
