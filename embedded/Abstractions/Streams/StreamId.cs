using System.Globalization;
using System.Text;

namespace Orleans.Runtime;

/// <summary>The identity of a stream: a namespace and a key.</summary>
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>, IFormattable
{
    private readonly string? _namespace;
    private readonly string? _key;

    private StreamId(string? streamNamespace, string key)
    {
        _namespace = streamNamespace;
        _key = key;
    }

    /// <summary>Namespace and key as UTF-8 bytes.</summary>
    public ReadOnlyMemory<byte> FullKey => Encoding.UTF8.GetBytes(_namespace + _key);

    /// <summary>The namespace as UTF-8 bytes.</summary>
    public ReadOnlyMemory<byte> Namespace => Encoding.UTF8.GetBytes(_namespace ?? "");

    /// <summary>The key as UTF-8 bytes.</summary>
    public ReadOnlyMemory<byte> Key => Encoding.UTF8.GetBytes(_key ?? "");

    /// <summary>A stream with a <see cref="Guid"/> key.</summary>
    public static StreamId Create(string ns, Guid key) => new(ns, key.ToString("N"));

    /// <summary>A stream with an integer key.</summary>
    public static StreamId Create(string ns, long key) => new(ns, key.ToString(CultureInfo.InvariantCulture));

    /// <summary>A stream with a text key.</summary>
    public static StreamId Create(string ns, string key) => new(ns, key);

    /// <summary>The namespace; <see langword="null"/> if empty.</summary>
    public string? GetNamespace() => string.IsNullOrEmpty(_namespace) ? null : _namespace;

    /// <summary>The key.</summary>
    public string GetKeyAsString() => _key ?? "";

    /// <inheritdoc/>
    public bool Equals(StreamId other) =>
        string.Equals(_key, other._key, StringComparison.Ordinal) && string.Equals(GetNamespace(), other.GetNamespace(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_key, GetNamespace());

    /// <inheritdoc/>
    public int CompareTo(StreamId other) =>
        string.CompareOrdinal(_namespace, other._namespace) is var order and not 0 ? order : string.CompareOrdinal(_key, other._key);

    /// <inheritdoc/>
    public override string ToString() => $"{GetNamespace() ?? "null"}/{_key}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Equality.</summary>
    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    /// <summary>Inequality.</summary>
    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);
}

/// <summary>A <see cref="System.Guid"/> as an id.</summary>
public sealed class GuidId : IEquatable<GuidId>, IComparable<GuidId>
{
    /// <summary>The value.</summary>
    public readonly Guid Guid;

    private GuidId(Guid guid) => Guid = guid;

    /// <summary>From a value.</summary>
    public static GuidId GetGuidId(Guid guid) => new(guid);

    /// <inheritdoc/>
    public int CompareTo(GuidId? other) => Guid.CompareTo(other?.Guid ?? Guid.Empty);

    /// <inheritdoc/>
    public bool Equals(GuidId? other) => other is not null && Guid == other.Guid;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GuidId);

    /// <inheritdoc/>
    public override int GetHashCode() => Guid.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Guid.ToString();
}
