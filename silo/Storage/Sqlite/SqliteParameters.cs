using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>Binds parameters strictly by name: each one that a statement names must be supplied.</summary>
internal static class SqliteParameters
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> Properties = new();

    /// <summary>Binds what a row change carries.</summary>
    public static void Bind(SqliteStatement statement, ImmutableArray<RowParameter> parameters)
    {
        var names = statement.Parameters;
        for (var index = 0; index < names.Length; index++)
        {
            // Callers mostly list them in the statement's order.
            ref readonly var parameter = ref parameters.AsSpan()[Find(parameters, names[index], index, statement)];
            if (parameter.Text is { } text)
                statement.Bind(index + 1, text);
            else if (parameter.Integer is { } integer)
                statement.Bind(index + 1, integer);
            else if (parameter.Real is { } real)
                statement.Bind(index + 1, real);
            else
                statement.BindNull(index + 1);
        }
    }

    /// <summary>Binds the public properties of an object, in any case of their names.</summary>
    public static void Bind(SqliteStatement statement, object? parameters)
    {
        if (parameters is ImmutableArray<RowParameter> row)
        {
            Bind(statement, row);
            return;
        }

        var properties = parameters is null
            ? []
            : Properties.GetOrAdd(parameters.GetType(), static type => [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)]);
        for (var index = 0; index < statement.Parameters.Length; index++)
        {
            var name = statement.Parameters[index];
            var property = properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw Missing(statement, name);
            Bind(statement, index + 1, property.GetValue(parameters));
        }
    }

    private static void Bind(SqliteStatement statement, int index, object? value) => _ = value switch
    {
        null => statement.BindNull(index),
        string text => statement.Bind(index, text),
        long integer => statement.Bind(index, integer),
        int integer => statement.Bind(index, integer),
        bool flag => statement.Bind(index, flag ? 1L : 0L),
        double real => statement.Bind(index, real),
        DateTimeOffset instant => statement.Bind(index, Micros.Of(instant)),
        DateOnly day => statement.Bind(index, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        IEnumerable<string> list => statement.Bind(index, JsonList(list)),
        _ => throw new ArgumentException($"Parameter '{statement.Parameters[index - 1]}' of '{statement.Name}' has a type that is not stored: {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A list is one value for SQLite: statements read it with <c>IN (SELECT value FROM json_each(@names))</c>.</summary>
    private static string JsonList(IEnumerable<string> list)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in list)
                writer.WriteStringValue(item);
            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static int Find(ImmutableArray<RowParameter> parameters, string name, int guess, SqliteStatement statement)
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

    private static ArgumentException Missing(SqliteStatement statement, string name) =>
        new($"Statement '{statement.Name}' needs the parameter '{name}'.", nameof(name));
}
