using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using SQLitePCL;

namespace StudyMate.Storage;

/// <summary>
/// One prepared statement of one connection, bound by position and stepped directly: the insert of a fact runs some ten thousand
/// times a second, which leaves no room for a parameter object per value. Not thread-safe, as its connection is not.
/// </summary>
internal sealed class SqliteStatement : IRow, IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 connection, string name, string sql)
    {
        _connection = connection;
        Name = name;
        SqliteFault.ThrowIfFailed(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement, out var tail), connection, name);
        if (!string.IsNullOrWhiteSpace(tail))
            throw new InvalidOperationException($"Statement '{name}' holds more than one statement.");

        var names = ImmutableArray.CreateBuilder<string>();
        for (var index = 1; index <= raw.sqlite3_bind_parameter_count(_statement); index++)
        {
            names.Add(raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string() is { Length: > 1 } parameter
                ? parameter[1..]
                : throw new InvalidOperationException($"Statement '{name}' has a parameter without a name."));
        }

        Parameters = names.ToImmutable();
    }

    public string Name { get; }

    /// <summary>Parameter names without their prefix; the one at index n is bound as n + 1.</summary>
    public ImmutableArray<string> Parameters { get; }

    public int ColumnCount => raw.sqlite3_column_count(_statement);

    /// <summary>The binding index of a parameter.</summary>
    public int IndexOf(string parameter) => Parameters.IndexOf(parameter) is >= 0 and var index
        ? index + 1
        : throw new ArgumentException($"Statement '{Name}' has no parameter '{parameter}'.", nameof(parameter));

    public SqliteStatement Bind(int index, string? value)
    {
        if (value is null)
            return BindNull(index);

        const int OnStack = 512;
        byte[]? rented = null;
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var buffer = length <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(length);
        Bind(index, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    /// <summary>Binds text that is UTF-8 already; SQLite takes a copy.</summary>
    public SqliteStatement Bind(int index, ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, and SQLite reads a null pointer as NULL.
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, index, string.Empty) : raw.sqlite3_bind_text(_statement, index, utf8));
        return this;
    }

    public SqliteStatement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, long? value) => value is { } integer ? Bind(index, integer) : BindNull(index);

    public SqliteStatement Bind(int index, double value)
    {
        Check(raw.sqlite3_bind_double(_statement, index, value));
        return this;
    }

    public SqliteStatement BindNull(int index)
    {
        Check(raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    /// <summary>Moves to the next row; false when there is none. After an error the statement is reset.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code == raw.SQLITE_DONE)
            return false;
        var fault = SqliteFault.Of(code, _connection, Name);
        Reset();
        throw fault;
    }

    /// <summary>Runs a statement that returns no rows, and makes it ready for the next run; bindings stay.</summary>
    /// <returns>Rows affected.</returns>
    public int Execute()
    {
        while (Step())
        {
            // A statement that returns rows as well has them skipped: only its effect is wanted.
        }

        var changes = raw.sqlite3_changes(_connection);
        _ = raw.sqlite3_reset(_statement);
        return changes;
    }

    /// <summary>Ends a run; its result code repeats what <see cref="Step"/> reported.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public string ColumnName(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteFault.ThrowIfFailed(code, _connection, Name);
}
