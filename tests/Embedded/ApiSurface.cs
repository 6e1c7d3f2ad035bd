using System.Globalization;
using System.Reflection;

namespace StudyMate.EmbeddedTests;

/// <summary>Writes the public surface of an assembly in the form of the checked-in list: one line per type, one per member.</summary>
internal static class ApiSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Members by type name; members are without <c>virtual</c> and <c>abstract</c>, which callers do not see.</summary>
    public static Dictionary<string, HashSet<string>> Of(IEnumerable<Type> types) =>
        types.ToDictionary(NameOf, type => MembersOf(type).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static string NameOf(Type type)
    {
        if (type.IsByRef)
            return $"ref {NameOf(type.GetElementType()!)}";
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[]";
        if (type.IsGenericParameter)
            return type.Name;
        var name = type.IsNested ? $"{NameOf(type.DeclaringType!)}.{Plain(type)}" : $"{type.Namespace}.{Plain(type)}";
        return type.IsGenericType && !type.IsNested ? $"{name}<{string.Join(",", type.GetGenericArguments().Select(NameOf))}>" : name;
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name}={Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [];
        var members = type.GetConstructors(Declared & ~BindingFlags.Static).Where(IsVisible).Select(constructor => $"{Access(constructor)}ctor({Parameters(constructor)})")
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(Field))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName && !IsOverride(method)).Select(Method));
        return type.IsValueType ? members.Where(member => !string.Equals(member, "ctor()", StringComparison.Ordinal)) : members;
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method && method.GetBaseDefinition().DeclaringType != method.DeclaringType;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Field(FieldInfo field) => $"{(field.IsStatic && !field.IsLiteral ? "static " : "")}{NameOf(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && IsVisible(get) ? get : null;
        var setter = property.SetMethod is { } set && IsVisible(set) ? set : null;
        var first = getter ?? setter!;
        return $"{(first.IsStatic ? "static " : "")}{NameOf(property.PropertyType)} {property.Name}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(",", method.GetGenericArguments().Select(NameOf))}>" : "";
        return $"{(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)} {parameter.Name}"));
}
