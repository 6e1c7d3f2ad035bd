using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The identity of a grain: its type and its key, written <c>type/key</c>.</summary>
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>, IComparable<GrainId>, IFormattable, IParsable<GrainId>
{
    /// <summary>The grain type.</summary>
    public GrainType Type { get; } = type;

    /// <summary>The key.</summary>
    public IdSpan Key { get; } = key;

    /// <summary>Whether this is the empty default.</summary>
    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    /// <summary>From type and key as text.</summary>
    public static GrainId Create(string type, string key) => new(GrainType.Create(type), IdSpan.Create(key));

    /// <summary>From type and key.</summary>
    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    /// <summary>From type and key.</summary>
    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <exception cref="FormatException">The text is no grain id.</exception>
    public static GrainId Parse(string value) => Parse(value, null);

    /// <summary>Reads <c>type/key</c>; <see langword="false"/> if the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out GrainId result) => TryParse(value, null, out result);

    /// <inheritdoc cref="Parse(string)"/>
    public static GrainId Parse(string value, IFormatProvider? provider = null) => TryParse(value, provider, out var result)
        ? result
        : throw new FormatException($"'{value}' is no grain id: expected 'type/key'.");

    /// <summary>Reads <c>type/key</c>; <see langword="false"/> if the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, IFormatProvider? provider, out GrainId result)
    {
        var slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        result = slash > 0 ? Create(value![..slash], value[(slash + 1)..]) : default;
        return slash > 0;
    }

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => unchecked((Type.GetUniformHashCode() * 31) + Key.GetUniformHashCode());

    /// <inheritdoc/>
    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)GetUniformHashCode();

    /// <inheritdoc/>
    public int CompareTo(GrainId other) => Type.CompareTo(other.Type) is var order and not 0 ? order : Key.CompareTo(other.Key);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Key}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Equality.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}
