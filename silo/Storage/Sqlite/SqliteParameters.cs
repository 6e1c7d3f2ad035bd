using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>Binds the named values of callers to the positions of a statement.</summary>
internal static partial class SqliteParameters
{
    /// <summary>Far more than reading a text of ours takes.</summary>
    private const int PatienceMs = 1000;

    /// <summary>A list is one value for SQLite: <c>IN (@ids)</c> becomes <c>IN (SELECT value FROM json_each(@ids))</c>.</summary>
    public static string WithLists(string sql) => Lists().Replace(sql, "IN (SELECT value FROM json_each(${list}))");

    /// <summary>Binds values by the names of the parameters.</summary>
    public static void Bind(SqliteStatement statement, ImmutableArray<RowValue> values)
    {
        var names = statement.Parameters;
        for (var index = 0; index < names.Length; index++)
            Bind(statement, index + 1, in values.AsSpan()[NamedValues.IndexOf(values, names[index], index, statement.Name)]);
    }

    /// <summary>Binds values one after the other, the first one at a position.</summary>
    public static void Bind(SqliteStatement statement, ImmutableArray<RowValue> values, int at)
    {
        foreach (ref readonly var value in values.AsSpan())
            Bind(statement, at++, in value);
    }

    private static void Bind(SqliteStatement statement, int position, in RowValue value)
    {
        if (value.Text is { } text)
            statement.Bind(position, text);
        else if (value.Integer is { } integer)
            statement.Bind(position, integer);
        else if (value.Real is { } real)
            statement.Bind(position, real);
        else
            statement.BindNull(position);
    }

    /// <summary>Binds the public properties of an object, in any case of their names.</summary>
    public static void Bind(SqliteStatement statement, object? parameters)
    {
        if (parameters is ImmutableArray<RowValue> row)
        {
            Bind(statement, row);
            return;
        }

        for (var index = 0; index < statement.Parameters.Length; index++)
        {
            _ = NamedValues.Of(parameters, statement.Parameters[index], statement.Name) switch
            {
                string text => statement.Bind(index + 1, text),
                long integer => statement.Bind(index + 1, integer),
                double real => statement.Bind(index + 1, real),
                IEnumerable<string> list => statement.Bind(index + 1, JsonList(list)),
                _ => statement.BindNull(index + 1),
            };
        }
    }

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

    [GeneratedRegex(@"\bIN \((?<list>@\w+)\)", RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex Lists();
}
