using MySqlConnector;

namespace StudyMate.Infrastructure;

/// <summary>
/// An empty database of one test, on the server that <c>STUDYMATE_TEST_MARIADB</c> names (<c>host:port</c>, user root without a password;
/// <c>.ci/mariadb</c> starts one), dropped at the end.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private const string Variable = "STUDYMATE_TEST_MARIADB";
    private readonly string _server;

    private TestDatabase(string server, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = $"{server};Database={name}";
    }

    public string Name { get; }

    /// <summary>As <c>Database:ConnectionString</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes an empty database. Without a server this fails: a test of storage that ran on nothing has shown nothing.</summary>
    public static TestDatabase Create()
    {
        var server = Environment.GetEnvironmentVariable(Variable)?.Split(':') is [{ Length: > 0 } host, var port]
            ? $"Server={host};Port={port};User ID=root"
            : throw new InvalidOperationException($"{Variable} names no server (host:port). Run the tests through .ci/mariadb.");
        var database = new TestDatabase(server, $"studymate_{Guid.NewGuid():n}");
        database.Run($"CREATE DATABASE {database.Name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        return database;
    }

    public void Dispose()
    {
        // Idle connections of the hosts that used it would stay open on the server until the end of the run.
        MySqlConnection.ClearAllPools();
        Run($"DROP DATABASE IF EXISTS {Name}");
    }

    private void Run(string statement)
    {
        using var connection = new MySqlConnection(_server + ";Pooling=false");
        connection.Open();
        using var command = new MySqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }
}
