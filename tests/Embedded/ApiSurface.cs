using System.Globalization;
using System.Reflection;

namespace StudyMate.EmbeddedTests;

/// <summary>Writes the public and protected surface of types in the form of the checked-in list: one line per type, one per member.</summary>
internal static class ApiSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static ApiType Of(Type type)
    {
        var bases = type.GetInterfaces().Where(contract => contract.IsVisible).Select(NameOf);
        return new ApiType(NameOf(type), KindOf(type), [.. BaseOf(type), .. bases], [.. MembersOf(type)]);
    }

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

    /// <summary>A method as the list of constraints names it: with its type, without its result.</summary>
    public static string SignatureOf(MethodInfo method) => $"{NameOf(method.DeclaringType!)}.{NameWithGenerics(method)}({Parameters(method)})";

    public static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName);

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static string KindOf(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> BaseOf(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? [NameOf(parent)] : [];

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name}={Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return MethodsOf(type).Where(method => string.Equals(method.Name, "Invoke", StringComparison.Ordinal)).Select(Method);
        var members = type.GetConstructors(Declared & ~BindingFlags.Static).Where(IsVisible).Select(constructor => $"{Access(constructor)}ctor({Parameters(constructor)})")
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(Field))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property))
            .Concat(MethodsOf(type).Where(method => !IsOverride(method)).Select(Method));
        return type.IsValueType ? members.Where(member => !string.Equals(member, "ctor()", StringComparison.Ordinal)) : members;
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What overrides a member of a base class adds nothing that a caller could see.
    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() is var first && first != method && first.DeclaringType != method.DeclaringType;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) => Access(method)
        + (method.IsStatic ? "static " : "")
        + (method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {NameOf(field.FieldType)} {field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}"
        : $"{(field.IsPublic ? "" : "protected ")}{(field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && IsVisible(get) ? get : null;
        var setter = property.SetMethod is { } set && IsVisible(set) ? set : null;
        var first = getter ?? setter!;
        var modifiers = Access(first) + (first.IsStatic ? "static " : "");
        return $"{modifiers}{NameOf(property.PropertyType)} {property.Name} {{ {(getter is null ? "" : "get; ")}{(setter is null ? "" : "set; ")}}}";
    }

    private static string Method(MethodInfo method) => $"{Modifiers(method)}{NameOf(method.ReturnType)} {NameWithGenerics(method)}({Parameters(method)})";

    private static string NameWithGenerics(MethodInfo method) => method.IsGenericMethodDefinition
        ? $"{method.Name}<{string.Join(",", method.GetGenericArguments().Select(NameOf))}>"
        : method.Name;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{NameOf(parameter.ParameterType)} {parameter.Name}{Default(parameter)}"));

    private static string Default(ParameterInfo parameter) => parameter.HasDefaultValue
        ? $" = {(parameter.DefaultValue is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : "default")}"
        : "";
}
