using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>What was configured, checked and completed by what the statements rely on.</summary>
internal static class MySqlConnectionString
{
    /// <summary>What is wrong with it, in one line that names the setting; null when nothing is.</summary>
    public static string? Problem(string? configured)
    {
        if (string.IsNullOrWhiteSpace(configured))
            return $"{DatabaseOptions.ConnectionStringKey} is not set: name the MySQL or MariaDB database, Server=…;Database=…;User ID=…;Password=….";
        try
        {
            var parsed = new MySqlConnectionStringBuilder(configured);
            if (parsed.Server.Length == 0)
                return $"{DatabaseOptions.ConnectionStringKey} names no server (Server=…).";
            return parsed.Database.Length == 0 ? $"{DatabaseOptions.ConnectionStringKey} names no database (Database=…)." : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            // The parser's message may quote a part of the string, and that may be a password.
            return $"{DatabaseOptions.ConnectionStringKey} cannot be read: it must be name=value pairs that MySqlConnector knows, separated by semicolons.";
        }
    }

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
