using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>The values that callers give to the parameters of a statement, found strictly by name: each one that it names must be supplied.</summary>
internal static class NamedValues
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> Properties = new();

    /// <summary>The index of a parameter of a row change. Callers mostly list them in the statement's order, so it is looked for there first.</summary>
    public static int IndexOf(ImmutableArray<RowValue> parameters, string name, int guess, string statement)
    {
        if (guess < parameters.Length && string.Equals(parameters[guess].Name, name, StringComparison.OrdinalIgnoreCase))
            return guess;
        for (var index = 0; index < parameters.Length; index++)
        {
            if (string.Equals(parameters[index].Name, name, StringComparison.OrdinalIgnoreCase))
                return index;
        }

        throw Missing(statement, name);
    }

    /// <summary>
    /// The value of a public property, in any case of its name, as it is stored: null, a string, a long, a double, or a list of strings.
    /// </summary>
    public static object? Of(object? parameters, string name, string statement)
    {
        var properties = parameters is null
            ? []
            : Properties.GetOrAdd(parameters.GetType(), static type => [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)]);
        var property = properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw Missing(statement, name);
        return property.GetValue(parameters) switch
        {
            null => null,
            string text => text,
            long integer => integer,
            int integer => (long)integer,
            bool flag => flag ? 1L : 0L,
            double real => real,
            DateTimeOffset instant => Micros.Of(instant),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IEnumerable<string> list => list,
            var other => throw new ArgumentException($"Parameter '{name}' of '{statement}' has a type that is not stored: {other.GetType().Name}.", nameof(parameters)),
        };
    }

    private static ArgumentException Missing(string statement, string name) =>
        new($"Statement '{statement}' needs the parameter '{name}'.", nameof(name));
}
