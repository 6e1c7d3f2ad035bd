using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Architecture;

/// <summary>
/// What another version of the product may have on its disk or send to this one, one line each: names of interfaces, methods and types, numbers and
/// names of members, values of enums, and what is stored under a name. <c>OrleansContracts.txt</c> holds the lines that were promised.
/// </summary>
internal static class ContractLedger
{
    private static readonly Assembly Contracts = typeof(GrainKeys).Assembly;
    private static readonly Assembly Grains = typeof(GrainRecord).Assembly;
    private static readonly ImmutableArray<Type> Types = [.. Contracts.GetTypes().Concat(Grains.GetTypes()).Where(type => !WireNames.IsGenerated(type))];

    public static IEnumerable<string> Lines() => Interfaces().Concat(WireTypes()).Concat(Enums()).Concat(GrainClasses()).Concat(Texts())
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Types that are serialised, by their own declaration.</summary>
    public static ImmutableArray<Type> Serialised { get; } = [.. Types.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)];

    private static IEnumerable<string> Interfaces()
    {
        foreach (var type in Types.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)))
        {
            yield return $"interface {WireNames.Of(type)}";
            foreach (var method in type.GetMethods())
            {
                var parameters = string.Join(", ", method.GetParameters().Select(parameter => WireNames.Of(parameter.ParameterType)));
                yield return $"method {WireNames.Of(type)} {method.GetCustomAttribute<AliasAttribute>()?.Alias}({parameters}): {WireNames.Of(method.ReturnType)}";
            }
        }
    }

    private static IEnumerable<string> WireTypes()
    {
        foreach (var type in Serialised.Where(type => !type.IsEnum))
        {
            yield return $"type {WireNames.Of(type)}";
            foreach (var member in WireNames.Members(type))
                yield return $"member {WireNames.Of(type)} {member.Id} {member.Name}: {WireNames.Of(member.Type)}";
        }
    }

    private static IEnumerable<string> Enums() =>
        from type in Serialised.SelectMany(type => WireNames.Members(type)).Select(member => member.Type).SelectMany(WireNames.Parts).Concat(Types.Where(type => type is { IsEnum: true, IsPublic: true }))
        where type.IsEnum && (type.Assembly == Contracts || type.Assembly == Grains)
        from name in Enum.GetNames(type)
        select $"enum {type.FullName}: {Enum.GetUnderlyingType(type).Name} {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)} {name}";

    /// <summary>A grain's type is part of the key of its record and of its reminders.</summary>
    private static IEnumerable<string> GrainClasses()
    {
        foreach (var type in Types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type)))
        {
            var grain = type.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType == typeof(GrainTypeAttribute)) is { } named
                ? (string)named.ConstructorArguments[0].Value!
                : type.Name.ToLowerInvariant()[..^"Grain".Length];
            yield return $"grain {grain}";
            foreach (var stream in type.GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(ImplicitStreamSubscriptionAttribute)))
                yield return $"grain {grain} hears {stream.ConstructorArguments[0].Value}";
            foreach (var state in type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).SelectMany(parameter => parameter.GetCustomAttributes<PersistentStateAttribute>()))
                yield return $"grain {grain} keeps {state.StateName} in {state.StorageName}";
            if (!typeof(IRemindable).IsAssignableFrom(type))
                continue;
            foreach (var reminder in Constants(type).Where(constant => constant.Name.EndsWith("Reminder", StringComparison.Ordinal)))
                yield return $"grain {grain} is reminded of {reminder.GetRawConstantValue()}";
        }
    }

    /// <summary>Kinds of facts, states, permissions, names of streams and of keys: whoever writes one down uses its constant.</summary>
    private static IEnumerable<string> Texts()
    {
        var stored =
            from type in Types
            from constant in Constants(type)
            where (type is { IsPublic: true, IsAbstract: true, IsSealed: true } && constant.IsPublic)
                || type == typeof(RosterKeys)
                || constant.Name is "ContextKey" or "KeyKind" or "EmailKey"
            select $"text {type.Name} {constant.GetRawConstantValue()}";
        return stored.Concat(Enum.GetValues<Role>().Where(role => role is not Role.None).Select(role => $"text Roles {Roles.NameOf(role)}"));
    }

    private static IEnumerable<FieldInfo> Constants(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string));
}
