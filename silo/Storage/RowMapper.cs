using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>
/// Turns a row into <typeparamref name="T"/>: columns go by name (case and underscores aside) to the parameters of its longest
/// constructor; a single value is the first column. Compiled once per statement.
/// </summary>
internal static class RowMapper<T>
{
    private static readonly ConcurrentDictionary<string, Func<IRow, T>> Compiled = new(StringComparer.Ordinal);

    public static Func<IRow, T> For(IRow statement) =>
        Compiled.TryGetValue(statement.Name, out var map) ? map : Compiled.GetOrAdd(statement.Name, Compile(statement));

    private static Func<IRow, T> Compile(IRow statement)
    {
        var row = Expression.Parameter(typeof(IRow), "row");
        if (ColumnReader.For(typeof(T)) is { } scalar)
            return Expression.Lambda<Func<IRow, T>>(Expression.Call(scalar, row, Expression.Constant(0)), row).Compile();

        var columns = Enumerable.Range(0, statement.ColumnCount).ToDictionary(index => Plain(statement.ColumnName(index)), StringComparer.OrdinalIgnoreCase);
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(candidate => candidate.GetParameters() is not [{ ParameterType: var only }] || only != typeof(T))
            .MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no constructor to map rows to.");
        var parameters = constructor.GetParameters();
        if (columns.Keys.Except(parameters.Select(parameter => parameter.Name!), StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unused)
            throw new InvalidOperationException($"'{statement.Name}' returns the column '{unused}', which {typeof(T).Name} does not take.");

        var arguments = parameters.Select(Expression (parameter) =>
        {
            if (!columns.TryGetValue(parameter.Name!, out var column))
                throw new InvalidOperationException($"'{statement.Name}' returns no column for '{parameter.Name}' of {typeof(T).Name}.");
            var reader = ColumnReader.For(parameter.ParameterType)
                ?? throw new InvalidOperationException($"{typeof(T).Name}.{parameter.Name} is of a type that rows do not hold.");
            return Expression.Call(reader, row, Expression.Constant(column));
        });
        return Expression.Lambda<Func<IRow, T>>(Expression.New(constructor, arguments), row).Compile();
    }

    private static string Plain(string column) => column.Replace("_", "", StringComparison.Ordinal);
}

/// <summary>Reads one column as one of the types that rows hold.</summary>
internal static class ColumnReader
{
    private static readonly Dictionary<Type, MethodInfo> Readers = typeof(ColumnReader)
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(method => method.Name.StartsWith("Read", StringComparison.Ordinal))
        .ToDictionary(method => method.ReturnType);

    /// <summary>A static method (statement, column) → <paramref name="type"/>, or null. Text is null only where the column is.</summary>
    public static MethodInfo? For(Type type) => Readers.GetValueOrDefault(type);

    private static string? ReadText(IRow row, int column) => row.TextOrNull(column);

    private static long ReadLong(IRow row, int column) => ReadLongOrNull(row, column) ?? throw Null(row, column);

    private static long? ReadLongOrNull(IRow row, int column) => row.IsNull(column) ? null : row.Integer(column);

    private static int ReadInt(IRow row, int column) => checked((int)ReadLong(row, column));

    private static int? ReadIntOrNull(IRow row, int column) => checked((int?)ReadLongOrNull(row, column));

    private static bool ReadBool(IRow row, int column) => ReadLong(row, column) != 0;

    private static bool? ReadBoolOrNull(IRow row, int column) => row.IsNull(column) ? null : ReadBool(row, column);

    private static double ReadDouble(IRow row, int column) => ReadDoubleOrNull(row, column) ?? throw Null(row, column);

    private static double? ReadDoubleOrNull(IRow row, int column) => row.IsNull(column) ? null : row.Real(column);

    private static DateTimeOffset ReadInstant(IRow row, int column) => Micros.ToInstant(ReadLong(row, column));

    private static DateTimeOffset? ReadInstantOrNull(IRow row, int column) => row.IsNull(column) ? null : ReadInstant(row, column);

    private static DateOnly ReadDay(IRow row, int column) => ReadDayOrNull(row, column) ?? throw Null(row, column);

    private static DateOnly? ReadDayOrNull(IRow row, int column) =>
        row.TextOrNull(column) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static InvalidOperationException Null(IRow row, int column) =>
        new($"'{row.Name}' returned NULL in the column '{row.ColumnName(column)}'.");
}
