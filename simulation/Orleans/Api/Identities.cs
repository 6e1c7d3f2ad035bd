namespace Orleans.Runtime;

/// <summary>A part of an identity: text, compared by ordinal value.</summary>
public readonly record struct IdSpan(string Text)
{
    public static IdSpan Create(string id) => new(id);

    public override string ToString() => Text;
}

/// <summary>The kind of a grain: one per grain class.</summary>
public readonly record struct GrainType(string Text)
{
    public static GrainType Create(string value) => new(value);

    public override string ToString() => Text;
}

/// <summary>Kind and key of a grain.</summary>
public readonly record struct GrainId(GrainType Type, IdSpan Key)
{
    public static GrainId Create(string type, string key) => new(GrainType.Create(type), IdSpan.Create(key));

    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    /// <summary>The same in every process: reminders are read in slices of it.</summary>
    public uint GetUniformHashCode()
    {
        var hash = 2166136261u;
        foreach (var letter in ToString())
            hash = (hash ^ letter) * 16777619u;
        // FNV leaves the high bits weak; this spreads them over the ring that slices are cut from.
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        return hash ^ (hash >> 13);
    }

    public override string ToString() => $"{Type}/{Key}";
}

/// <summary>Who calls from outside of the grains.</summary>
public static class GrainTypePrefix
{
    internal static readonly GrainId Client = GrainId.Create("sys.client", "outside");

    public static bool IsClient(this in GrainId id) => id.Type == Client.Type;
}

/// <summary>Namespace and key of a stream.</summary>
public readonly record struct StreamId
{
    private readonly string _namespace;
    private readonly string _key;

    private StreamId(string ns, string key) => (_namespace, _key) = (ns, key);

    public static StreamId Create(string ns, string key) => new(ns, key);

    public string? GetNamespace() => _namespace;

    public string GetKeyAsString() => _key;

    public override string ToString() => $"{_namespace}/{_key}";
}
