using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StudyMate.Storage;

/// <summary>Turns result codes of SQLite into exceptions that name the statement, never its values.</summary>
internal static class SqliteFault
{
    public static void ThrowIfFailed(int code, sqlite3? connection, string what)
    {
        if (code != raw.SQLITE_OK)
            throw Of(code, connection, what);
    }

    /// <summary>No room left for the file; what was asked for did not happen, and can once there is room.</summary>
    public static bool IsFull(SqliteException fault) => fault.SqliteErrorCode == raw.SQLITE_FULL;

    /// <summary>The file or its disk is at fault, and no statement.</summary>
    public static bool IsOfTheFile(SqliteException fault) => fault.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT
        or raw.SQLITE_NOTADB or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_BUSY;

    public static SqliteException Of(int code, sqlite3? connection, string what)
    {
        var reason = connection is null or { IsInvalid: true } ? raw.sqlite3_errstr(code) : raw.sqlite3_errmsg(connection);
        var extended = connection is null or { IsInvalid: true } ? code : raw.sqlite3_extended_errcode(connection);
        return new SqliteException($"SQLite error {code} in '{what}': {reason.utf8_to_string()}.", code, extended);
    }
}
