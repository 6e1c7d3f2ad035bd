using System.Net;
using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>What was configured, checked and completed by what the statements rely on.</summary>
internal static class MySqlConnectionString
{
    /// <summary>What is wrong with it, in one line that names the setting; null when nothing is.</summary>
    public static string? Problem(DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return $"{DatabaseOptions.ConnectionStringKey} is not set: name the MySQL or MariaDB database, Server=…;Database=…;User ID=…;Password=….";
        try
        {
            var parsed = new MySqlConnectionStringBuilder(options.ConnectionString);
            if (parsed.Server.Length == 0)
                return $"{DatabaseOptions.ConnectionStringKey} names no server (Server=…).";
            if (parsed.Database.Length == 0)
                return $"{DatabaseOptions.ConnectionStringKey} names no database (Database=…).";
            return options.AllowPlaintext || IsProven(parsed)
                ? null
                : $"{DatabaseOptions.ConnectionStringKey} leads beyond this machine without SslMode=VerifyFull: add it, and SslCa=FILE for an authority of your own, or say {DatabaseOptions.AllowPlaintextKey}=true.";
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            // The parser's message may quote a part of the string, and that may be a password.
            return $"{DatabaseOptions.ConnectionStringKey} cannot be read: it must be name=value pairs that MySqlConnector knows, separated by semicolons.";
        }
    }

    /// <summary>Whether it certainly stays on this machine; what cannot be read is refused elsewhere.</summary>
    public static bool IsLocal(string? configured)
    {
        try
        {
            return IsLocal(new MySqlConnectionStringBuilder(configured ?? ""));
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    private static bool IsProven(MySqlConnectionStringBuilder parsed) => parsed.SslMode is MySqlSslMode.VerifyFull || IsLocal(parsed);

    /// <summary>Several servers may be named, with commas between them. A path is a Unix socket.</summary>
    private static bool IsLocal(MySqlConnectionStringBuilder parsed) =>
        parsed.ConnectionProtocol is MySqlConnectionProtocol.UnixSocket || parsed.Server.Split(',', StringSplitOptions.TrimEntries).All(static server =>
            server.StartsWith('/') || server.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address)));

    /// <summary>For Orleans' providers, which open connections of their own and leave nothing on them that a reset does not clear.</summary>
    public static string ForProviders(DatabaseOptions options) => Complete(options).ConnectionString;

    /// <summary>
    /// For the stores. Their sessions are alike and none is left with a transaction, so nothing has to be reset between two users of a
    /// connection: that saves two waits for the server, and keeps what is prepared. A connection that lay idle is tried first.
    /// </summary>
    public static string ForStores(DatabaseOptions options)
    {
        var complete = Complete(options);
        complete.ConnectionReset = false;
        return complete.ConnectionString;
    }

    private static MySqlConnectionStringBuilder Complete(DatabaseOptions options) => new(options.ConnectionString)
    {
        // Statements decide by the rows that they changed, not by those that they found.
        UseAffectedRows = true,
        ConnectionReset = true,
        Pooling = true,
        // Columns are what the mapping of rows expects: numbers are numbers, ids are text.
        TreatTinyAsBoolean = false,
        GuidFormat = MySqlGuidFormat.None,
    };
}
