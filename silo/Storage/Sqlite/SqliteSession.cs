using SQLitePCL;

namespace StudyMate.Storage;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly SqlStatements _catalogue;
    private readonly Dictionary<string, SqliteStatement> _prepared = new(StringComparer.Ordinal);

    private readonly Dictionary<SqliteRowText, SqliteStatement> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SqliteStatement> _control = new(StringComparer.Ordinal);

    static SqliteSession() => Batteries_V2.Init();

    private SqliteSession(sqlite3 connection, SqlStatements catalogue)
    {
        _connection = connection;
        _catalogue = catalogue;
    }

    /// <summary>Whether a transaction is open; SQLite ends one by itself after some faults (disk full, I/O error).</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection) == 0;

    /// <summary>Pages that this connection has written to the log so far; wraps around.</summary>
    public int PagesWritten
    {
        get
        {
            SqliteFault.ThrowIfFailed(raw.sqlite3_db_status(_connection, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0), _connection, "db_status");
            return pages;
        }
    }

    /// <summary>Whether each unit of the transaction has a savepoint, so that a part of its work can be undone alone.</summary>
    public bool Guarded { get; set; }

    /// <summary>The connection of the writer: creates the file, waits for disk at every commit.</summary>
    public static SqliteSession OpenWriter(string path, SqlStatements catalogue, SqliteTuning tuning)
    {
        var session = Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, catalogue, tuning);
        session.Run($"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -{tuning.WriterCacheKib};
            PRAGMA wal_autocheckpoint = {tuning.WriterCheckpointPages};
            PRAGMA journal_size_limit = {tuning.LogSizeLimitBytes};
            """);
        return session;
    }

    /// <summary>A connection that moves pages from the log to the file, and does nothing else.</summary>
    public static SqliteSession OpenCheckpointer(string path, SqlStatements catalogue, SqliteTuning tuning)
    {
        var session = Open(path, raw.SQLITE_OPEN_READWRITE, catalogue, tuning);
        session.Run("PRAGMA synchronous = FULL;");
        return session;
    }

    /// <summary>A connection that cannot write.</summary>
    public static SqliteSession OpenReader(string path, SqlStatements catalogue, SqliteTuning tuning)
    {
        var session = Open(path, raw.SQLITE_OPEN_READWRITE, catalogue, tuning);
        session.Run($"""
            PRAGMA query_only = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -{tuning.ReaderCacheKib};
            """);
        return session;
    }

    /// <summary>The prepared statement of a name in the catalogue.</summary>
    public SqliteStatement Prepare(string name)
    {
        if (!_prepared.TryGetValue(name, out var statement))
        {
            statement = new SqliteStatement(_connection, name, SqliteParameters.WithLists(_catalogue[name]));
            _prepared.Add(name, statement);
        }

        return statement;
    }

    /// <summary>The prepared statement of a text that there is once in the process.</summary>
    public SqliteStatement Prepare(SqliteRowText text)
    {
        if (!_rows.TryGetValue(text, out var statement))
        {
            statement = new SqliteStatement(_connection, text.Name, text.Sql);
            _rows.Add(text, statement);
        }

        return statement;
    }

    /// <summary>Runs a statement of transaction control, prepared once.</summary>
    public void Control(string sql)
    {
        if (!_control.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(_connection, sql, sql);
            _control.Add(sql, statement);
        }

        statement.Execute();
    }

    /// <summary>Runs a script of any number of statements without parameters.</summary>
    public void Run(string script) =>
        SqliteFault.ThrowIfFailed(raw.sqlite3_exec(_connection, script), _connection, script.AsSpan().Trim()[..Math.Min(40, script.AsSpan().Trim().Length)].ToString());

    /// <summary>First column of the first row, as text; null when there is no row.</summary>
    public string? Scalar(string sql)
    {
        using var statement = new SqliteStatement(_connection, sql, sql);
        return statement.Step() ? statement.TextOrNull(0) : null;
    }

    public void Dispose()
    {
        foreach (var statement in (IEnumerable<SqliteStatement>)[.. _prepared.Values, .. _rows.Values, .. _control.Values])
            statement.Dispose();
        _connection.Dispose();
    }

    private static SqliteSession Open(string path, int flags, SqlStatements catalogue, SqliteTuning tuning)
    {
        var code = raw.sqlite3_open_v2(path, out var connection, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            var fault = SqliteFault.Of(code, connection, "open");
            connection.Dispose();
            throw fault;
        }

        var session = new SqliteSession(connection, catalogue);
        session.Run($"PRAGMA busy_timeout = {tuning.BusyTimeoutMs}; PRAGMA foreign_keys = ON;");
        return session;
    }
}
