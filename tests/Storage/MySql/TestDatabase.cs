using System.Collections.Concurrent;
using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>
/// A database of one test, on the server that <c>STUDYMATE_TEST_MARIADB</c> names (<c>host:port</c>, user root without a password;
/// <c>.ci/mariadb</c> starts one).
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    public const string Variable = "STUDYMATE_TEST_MARIADB";

    private static readonly ConcurrentBag<TestDatabase> Lent = [];

    private TestDatabase(string server, string name)
    {
        Name = name;
        ConnectionString = $"{server};Database={name}";
    }

    /// <summary>How to reach the server, without a database; null where there is none.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable(Variable)?.Split(':') is [{ Length: > 0 } host, var port]
        ? $"Server={host};Port={port};User ID=root"
        : null;

    public string Name { get; }

    /// <summary>As <c>Database:ConnectionString</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes a database without tables. Without a server this fails: a test of storage that ran on nothing has shown nothing.</summary>
    public static TestDatabase Create()
    {
        var database = new TestDatabase(
            Server ?? throw new InvalidOperationException($"{Variable} names no server (host:port)."), $"studymate_{Guid.NewGuid():n}");
        Run(Server, $"CREATE DATABASE {database.Name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        return database;
    }

    /// <summary>A database without rows; its tables may be there, since making them takes longer than most tests.</summary>
    public static TestDatabase Borrow() => Lent.TryTake(out var database) ? database : Create();

    /// <summary>For the next one who borrows.</summary>
    public void GiveBack()
    {
        Clear();
        Lent.Add(this);
    }

    /// <summary>Runs a script that may have several statements.</summary>
    public void Run(string script) => Run(ConnectionString, script);

    public void Dispose() => Run($"DROP DATABASE IF EXISTS {Name}");

    /// <summary>Takes every row away but those that migrations put there.</summary>
    private void Clear()
    {
        List<string> tables = [];
        using (var connection = Open(ConnectionString))
        using (var command = new MySqlCommand("SHOW TABLES", connection))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                tables.Add(reader.GetString(0));
        }

        Run(string.Concat(tables.Where(table => table is not ("schema_migrations" or "OrleansQuery")).Select(table => $"DELETE FROM {table};")));
    }

    private static void Run(string connectionString, string script)
    {
        using var connection = Open(connectionString);
        using var command = new MySqlCommand(script, connection);
        command.ExecuteNonQuery();
    }

    private static MySqlConnection Open(string connectionString)
    {
        var connection = new MySqlConnection($"{connectionString};Pooling=false;AllowUserVariables=true");
        connection.Open();
        return connection;
    }
}
