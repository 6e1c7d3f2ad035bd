namespace Orleans;

/// <summary>This type crosses grain calls and streams.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether the parameters of the primary constructor are members; records do so unless told otherwise.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; } = true;

    /// <summary>Whether ids are made for members that have none.</summary>
    public GenerateFieldIds GenerateFieldIds { get; init; } = GenerateFieldIds.None;
}

/// <summary>Members whose ids are made from their names.</summary>
public enum GenerateFieldIds
{
    /// <summary>None: every id is written down.</summary>
    None,

    /// <summary>Public properties.</summary>
    PublicProperties,
}

/// <summary>The id of a serialised member: never changed, never used again.</summary>
[AttributeUsage(
    AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>The id.</summary>
    public uint Id { get; } = id;
}

/// <summary>The name that a type, interface or method keeps on the wire, whatever it is called in code.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>The name.</summary>
    public string Alias { get; } = alias;
}

/// <summary>Values of this type never change, so they are handed over without a copy.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter,
    Inherited = false)]
public sealed class ImmutableAttribute : Attribute;
