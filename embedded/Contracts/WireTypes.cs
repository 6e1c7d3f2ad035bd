using System.Collections.Immutable;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Embedded.Contracts;

/// <summary>What may cross a grain call or a stream.</summary>
internal static class WireTypes
{
    private static readonly HashSet<Type> Known =
    [
        typeof(string), typeof(bool), typeof(char), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(float), typeof(double), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan),
        typeof(DateOnly), typeof(TimeOnly), typeof(Uri), typeof(GrainId), typeof(StreamId), typeof(TickStatus),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>),
        typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>),
    ];

    /// <summary>A value that is complete in itself.</summary>
    public static bool IsKnown(Type type) => type.IsEnum || Known.Contains(type);

    /// <summary>An immutable collection; its items are checked on their own.</summary>
    public static bool IsCollection(Type type) => type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition());

    /// <summary>A grain or an observer, which crosses as a reference.</summary>
    public static bool IsReference(Type type) => typeof(IAddressable).IsAssignableFrom(type);

    /// <summary>The members that cross: those with an <see cref="IdAttribute"/>, base classes first.</summary>
    public static IEnumerable<FieldInfo> MembersOf(Type type) => FieldsOf(type).Where(field => IdOf(field) is not null);

    /// <summary>All instance fields, the hidden ones of properties included, base classes first.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var own = type.GetFields(Declared);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Exception)
            ? FieldsOf(parent).Concat(own)
            : own;
    }

    /// <summary>The id of a field or of the property behind it.</summary>
    public static uint? IdOf(FieldInfo field) =>
        (field.GetCustomAttribute<IdAttribute>() ?? PropertyOf(field)?.GetCustomAttribute<IdAttribute>())?.Id;

    /// <summary>The name as it is written in code.</summary>
    public static string NameOf(FieldInfo field) => PropertyOf(field)?.Name ?? field.Name;

    private static PropertyInfo? PropertyOf(FieldInfo field)
    {
        const string Suffix = ">k__BackingField";
        return field.Name.StartsWith('<') && field.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? field.DeclaringType!.GetProperty(
                field.Name[1..^Suffix.Length],
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            : null;
    }
}
