using System.Text;
using StudyMate.Embedded.Activations;

namespace Orleans.Runtime;

/// <summary>A part of an identity. Held as text, because every identity of this engine is text; compared by ordinal value.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>, IFormattable
{
    private readonly string? _text;
    private readonly int _hash;

    /// <summary>From UTF-8 bytes.</summary>
    public IdSpan(byte[] value)
        : this(Encoding.UTF8.GetString(value))
    {
    }

    private IdSpan(string text)
    {
        _text = text;
        _hash = StableHash.Of(text);
    }

    /// <summary>Whether this is the empty default.</summary>
    public bool IsDefault => _text is null;

    /// <summary>The UTF-8 bytes.</summary>
    public ReadOnlyMemory<byte> Value => _text is null ? default : Encoding.UTF8.GetBytes(_text);

    /// <summary>From text.</summary>
    public static IdSpan Create(string id) => new(id);

    /// <summary>The UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> AsSpan() => Value.Span;

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => (uint)_hash;

    /// <inheritdoc/>
    public bool Equals(IdSpan obj) => _hash == obj._hash && string.Equals(_text, obj._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => string.CompareOrdinal(_text, other._text);

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Equality.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
