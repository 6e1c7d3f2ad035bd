using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace StudyMate.Architecture;

/// <summary>Types and members as the wire knows them: by alias and number.</summary>
internal static class WireNames
{
    private static readonly Dictionary<Type, string> Plain = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) == true;

    /// <summary>The alias, with what the type is made of; a plain name for what is not ours.</summary>
    public static string Of(Type type)
    {
        if (Plain.TryGetValue(type, out var plain))
            return plain;
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        var name = type.GetCustomAttribute<AliasAttribute>()?.Alias ?? (type.Namespace?.StartsWith("StudyMate", StringComparison.Ordinal) == true ? type.FullName! : type.Name);
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }

    /// <summary>The type and everything that it is made of.</summary>
    public static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    /// <summary>What of a type goes over the wire, its own before what it inherits.</summary>
    public static ImmutableArray<WireMember> Members(Type type)
    {
        var members = ImmutableArray.CreateBuilder<WireMember>();
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var (level, prefix) = (type, ""); level?.Assembly == type.Assembly; (level, prefix) = (level.BaseType, prefix + "base."))
        {
            foreach (var property in level.GetProperties(own).Where(property => property.IsDefined(typeof(IdAttribute))))
                members.Add(new WireMember(prefix + property.GetCustomAttribute<IdAttribute>()!.Id, property.Name, property.PropertyType, level.GetField($"<{property.Name}>k__BackingField", own)!));
            foreach (var field in level.GetFields(own).Where(field => field.IsDefined(typeof(IdAttribute)) && !field.Name.StartsWith('<')))
                members.Add(new WireMember(prefix + field.GetCustomAttribute<IdAttribute>()!.Id, field.Name, field.FieldType, field));
        }

        return members.ToImmutable();
    }
}

/// <param name="Id">Number, behind <c>base.</c> for each level of inheritance.</param>
/// <param name="Name">What the code calls it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Field">Where its value is.</param>
internal sealed record WireMember(string Id, string Name, Type Type, FieldInfo Field);
