using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;

namespace StudyMate.Hosting;

/// <summary>Every setting that this process knows: the properties of the options classes, which name their section in a constant.</summary>
internal sealed class Settings
{
    private const string SectionConstant = "Section";

    private Settings(ImmutableArray<Setting> all) => All = all;

    public ImmutableArray<Setting> All { get; }

    public IEnumerable<string> Sections => All.Select(setting => setting.Section).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of the host, and of the API where it is part of this process.</summary>
    public static Settings OfThisProcess() => Of(AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name is "StudyMate.Api")
        .Concat([typeof(Settings).Assembly, typeof(Common.Commit).Assembly]));

    public static Settings Of(IEnumerable<Assembly> assemblies) => new([
        .. from type in assemblies.SelectMany(assembly => assembly.GetTypes())
           where type.GetField(SectionConstant, BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true }
           let section = (string)type.GetField(SectionConstant)!.GetRawConstantValue()!
           from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where property.CanWrite || Setting.IsListType(property.PropertyType)
           orderby section, property.Name
           select new Setting(section, property)]);

    public IEnumerable<Setting> In(string section) => All.Where(setting => setting.Section.Equals(section, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One setting.</summary>
internal sealed record Setting(string Section, PropertyInfo Property)
{
    public string Name => Property.Name;

    public string Key => $"{Section}:{Name}";

    public bool IsList => IsListType(Property.PropertyType);

    /// <summary>What it is where nobody says anything, as the binder leaves it.</summary>
    public object? Default => Property.GetValue(Activator.CreateInstance(Property.DeclaringType!, nonPublic: true));

    /// <summary>What a value of this setting must be when the given one is not; null when it can be read.</summary>
    public string? Refuse(string? value)
    {
        var type = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
        if (IsList || type == typeof(string))
            return null;
        try
        {
            _ = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value ?? "");
            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            // The binder reads with the same converters and would fail in the same way, in many more lines.
            return Expectation(type);
        }
    }

    public static bool IsListType(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

    private static string Expectation(Type type) => true switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(TimeSpan) => "a duration such as 00:00:30",
        _ when type.IsEnum => string.Join(", ", Enum.GetNames(type)),
        _ => $"a {type.Name}",
    };
}
