using System.Collections.Immutable;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;

namespace StudyMate.Architecture;

/// <summary>What crosses a grain call is named, numbered, immutable and guarded.</summary>
public sealed class ContractTests
{
    private static readonly Type[] Contracts = typeof(GrainKeys).Assembly.GetTypes();

    private static readonly Type[] GrainInterfaces =
        [.. Contracts.Where(type => type is { IsInterface: true } && typeof(IAddressable).IsAssignableFrom(type))];

    private static readonly Type[] WireTypes = [.. Contracts.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)];

    [Fact]
    public void Every_grain_method_says_once_who_may_call_it()
    {
        var offenders = Methods().Where(method => method.GetCustomAttributes<AccessAttribute>().Count() != 1).Select(Name);
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Every_permission_of_a_grain_method_is_a_known_one()
    {
        var known = typeof(Permissions).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet(StringComparer.Ordinal);
        var offenders =
            from method in Methods()
            let permission = method.GetCustomAttribute<QueryAttribute>()?.Permission ?? method.GetCustomAttribute<CommandAttribute>()?.Permission
            where permission is not null && !known.Contains(permission)
            select $"{Name(method)}: {permission}";
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Interfaces_methods_and_wire_types_have_stable_names()
    {
        var nameless = GrainInterfaces.Concat(WireTypes)
            .Where(type => type.GetCustomAttribute<AliasAttribute>()?.Alias.StartsWith("studymate.", StringComparison.Ordinal) != true)
            .Select(type => type.FullName);
        var namelessMethods = Methods().Where(method => method.GetCustomAttribute<AliasAttribute>() is null).Select(Name);
        nameless.Concat(namelessMethods).Should().BeEmpty();
    }

    [Fact]
    public void No_name_is_given_twice()
    {
        var types = GrainInterfaces.Concat(WireTypes)
            .GroupBy(type => type.GetCustomAttribute<AliasAttribute>()?.Alias, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);
        var methods = Methods()
            .GroupBy(method => (method.DeclaringType, method.GetCustomAttribute<AliasAttribute>()?.Alias))
            .Where(group => group.Count() > 1)
            .Select(group => group.Key.ToString());
        types.Concat(methods).Should().BeEmpty();
    }

    [Fact]
    public void Grain_methods_are_asynchronous_intents_with_the_token_last()
    {
        var offenders =
            from method in Methods()
            let tokens = method.GetParameters().Select((parameter, index) => (parameter, index)).Where(pair => pair.parameter.ParameterType == typeof(CancellationToken))
            where !method.Name.EndsWith("Async", StringComparison.Ordinal)
                || !typeof(Task).IsAssignableFrom(method.ReturnType)
                || tokens.Any(pair => pair.index != method.GetParameters().Length - 1)
            select Name(method);
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Wire_types_are_sealed_and_cannot_change()
    {
        var open = WireTypes.Where(type => type is { IsValueType: false, IsSealed: false, IsAbstract: false }).Select(type => type.FullName!);
        var settable =
            from type in WireTypes
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            where property.DeclaringType == type && property.SetMethod is { } setter && !IsInitOnly(setter)
            select $"{type.FullName}.{property.Name} can be set";
        var changeable =
            from type in WireTypes
            where !typeof(Exception).IsAssignableFrom(type)
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            where property.GetCustomAttribute<IdAttribute>() is not null && IsChangeable(property.PropertyType)
            select $"{type.FullName}.{property.Name} is {property.PropertyType.Name}";
        open.Concat(settable).Concat(changeable).Should().BeEmpty();
    }

    [Fact]
    public void Members_of_wire_types_are_numbered_once()
    {
        var offenders =
            from type in WireTypes
            where !type.IsEnum
            let ids = type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Select(member => member.GetCustomAttribute<IdAttribute>()?.Id)
                .Where(id => id is not null)
                .ToList()
            where ids.Count != ids.Distinct().Count()
            select type.FullName;
        offenders.Should().BeEmpty();
    }

    private static IEnumerable<MethodInfo> Methods() => GrainInterfaces.SelectMany(type => type.GetMethods());

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static bool IsChangeable(Type type) =>
        type.IsArray
        || (type is { IsGenericType: true, Namespace: "System.Collections.Generic" })
        || type == typeof(object)
        || (type is { IsInterface: true } && !typeof(IAddressable).IsAssignableFrom(type) && !typeof(IImmutableList<>).Namespace!.Equals(type.Namespace, StringComparison.Ordinal));
}
