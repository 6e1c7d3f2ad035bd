using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Calls;

namespace Orleans.Runtime;

/// <summary>Stands for a grain; calls on it become messages. Its subclasses are emitted, one per grain interface.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>, IFormattable
{
    private readonly IdSpan _key;

    internal GrainReference(GrainTarget target, IdSpan key)
    {
        Target = target;
        _key = key;
    }

    internal GrainTarget Target { get; }

    /// <summary>Where the grain was last seen, to save the look-up of the next call.</summary>
    internal Activation? LastSeen { get; set; }

    internal virtual GrainInterface? Interface => null;

    /// <summary>The grain's identity.</summary>
    public GrainId GrainId => new(Target.GrainType, _key);

    internal IdSpan Key => _key;

    /// <summary>The interface that this reference offers.</summary>
    public GrainInterfaceType InterfaceType => Interface?.InterfaceType ?? default;

    /// <summary>The name of the interface that this reference offers.</summary>
    public string InterfaceName => Interface?.Name ?? "";

    /// <summary>The same grain through another interface.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)ReferenceCast.To(this, typeof(TGrainInterface));

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    internal Task<T> Send<T>(Call<T> call) => CallSender.Send(this, call);

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceName}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Equality of the grains that two references stand for.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    /// <summary>Inequality of the grains that two references stand for.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);
}
