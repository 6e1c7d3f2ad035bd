using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;
using StudyMate.Architecture;

namespace StudyMate.Contracts;

/// <summary>A value of any type that is sent or stored, with something of its own in every member; always the same.</summary>
internal sealed class SampleValues
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.FromHours(1));

    private readonly Stack<Type> _within = [];
    private int _count;

    public static object Of(Type type) => new SampleValues().Make(type)
        ?? throw new InvalidOperationException($"{type} is made of itself.");

    /// <summary>Null for what would contain itself without an end.</summary>
    private object? Make(Type type)
    {
        var n = ++_count;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Make(value);
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsGenericType && Collection(type) is { } collection)
            return collection;
        if (type.Namespace!.StartsWith("StudyMate", StringComparison.Ordinal))
            return Members(type);
        return type == typeof(string) ? $"text {n}"
            : type == typeof(bool) ? true
            : type == typeof(byte) ? (byte)n
            : type == typeof(int) ? n
            : type == typeof(long) ? 10_000_000_000 + n
            : type == typeof(double) ? n + 0.5
            : type == typeof(decimal) ? n + 0.25m
            : type == typeof(Guid) ? new Guid(n, 0, 0, new byte[8])
            : type == typeof(DateTimeOffset) ? Noon.AddSeconds(n)
            : type == typeof(DateOnly) ? DateOnly.FromDateTime(Noon.Date).AddDays(n)
            : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(n)
            : throw new NotSupportedException($"Say here what a sample of {type} is.");
    }

    private object? Collection(Type type)
    {
        var arguments = type.GetGenericArguments();
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(ImmutableArray<>))
        {
            var items = Items(arguments[0]);
            return typeof(ImmutableArray).GetMethods().Single(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(arguments).Invoke(null, [items]);
        }

        if (definition != typeof(ImmutableDictionary<,>) && definition != typeof(ImmutableSortedDictionary<,>))
            return null;
        var empty = (IDictionary)type.GetField("Empty")!.GetValue(null)!;
        return type.GetMethod("Add")!.Invoke(empty, [Make(arguments[0]), Make(arguments[1])]);
    }

    /// <summary>Two of them, or none of what would not end.</summary>
    private Array Items(Type type)
    {
        object?[] made = _within.Contains(type) ? [] : [Make(type), Make(type)];
        var items = Array.CreateInstance(type, made.Length);
        made.CopyTo(items, 0);
        return items;
    }

    private object? Members(Type type)
    {
        if (_within.Contains(type))
            return null;
        _within.Push(type);
        var made = typeof(Exception).IsAssignableFrom(type) ? Thrown(type) : RuntimeHelpers.GetUninitializedObject(type);
        // What is stored as JSON only has names instead of numbers.
        var fields = type.IsDefined(typeof(GenerateSerializerAttribute))
            ? WireNames.Members(type).Select(member => member.Field)
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        foreach (var field in fields)
            field.SetValue(made, Make(field.FieldType));
        _within.Pop();
        return made;
    }

    /// <summary>A fault has more to it than its members.</summary>
    private object Thrown(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
    }

    /// <summary>Every part of a value on a line of its own, by the numbers of its members: what a later version may add makes further lines.</summary>
    public static IEnumerable<string> Describe(object? value, string path = "")
    {
        switch (value)
        {
            case null:
                return [$"{path} = null"];
            case string text:
                return [$"{path} = {text}"];
            case IFormattable plain when value.GetType().GetCustomAttribute<GenerateSerializerAttribute>() is null:
                return [$"{path} = {plain.ToString(plain is DateTimeOffset or DateOnly ? "O" : null, CultureInfo.InvariantCulture)}"];
            case bool flag:
                return [$"{path} = {flag}"];
            case IDictionary entries:
                return entries.Cast<DictionaryEntry>().SelectMany(entry => Describe(entry.Value, $"{path}[{entry.Key}]"));
            case IEnumerable items:
                // A list that gains items where it had none would pass otherwise.
                var all = items.Cast<object?>().ToList();
                return all.SelectMany((item, i) => Describe(item, $"{path}[{i}]")).Prepend($"{path}.count = {all.Count}");
            default:
                var members = WireNames.Members(value.GetType()).SelectMany(member => Describe(member.Field.GetValue(value), $"{path}.{member.Id}"));
                return (value is Exception fault ? members.Prepend($"{path}.message = {fault.Message}") : members).Prepend($"{path}: {WireNames.Of(value.GetType())}");
        }
    }
}
