using System.Globalization;
using System.Text;
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

    /// <summary>Copies the tables of another one, with their rows.</summary>
    public void Fill(TestDatabase from)
    {
        using var connection = new MySqlConnection(_server + ";Pooling=false");
        connection.Open();
        using var columns = new MySqlCommand(
            """
            SELECT t.TABLE_NAME, GROUP_CONCAT(IF(c.EXTRA LIKE '%GENERATED%', NULL, CONCAT('`', c.COLUMN_NAME, '`')))
            FROM information_schema.TABLES t JOIN information_schema.COLUMNS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME
            WHERE t.TABLE_SCHEMA = @from GROUP BY t.TABLE_NAME
            """,
            connection);
        columns.Parameters.AddWithValue("@from", from.Name);
        List<string> copies = [];
        using (var reader = columns.ExecuteReader())
        {
            while (reader.Read())
            {
                var (table, names) = (reader.GetString(0), reader.GetString(1));
                copies.Add($"CREATE TABLE {Name}.{table} LIKE {from.Name}.{table}; INSERT INTO {Name}.{table} ({names}) SELECT {names} FROM {from.Name}.{table}");
            }
        }

        foreach (var copy in copies)
            Run(copy);
    }

    /// <summary>Every row of every table, as text; bytes as Latin 1.</summary>
    public IEnumerable<string> Contents()
    {
        using var connection = new MySqlConnection($"{ConnectionString};Pooling=false");
        connection.Open();
        List<string> tables = [];
        using (var command = new MySqlCommand("SHOW TABLES", connection))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                tables.Add(reader.GetString(0));
        }

        foreach (var table in tables)
        {
            using var command = new MySqlCommand($"SELECT * FROM {table}", connection);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                yield return string.Join('\n', row.Select(value => value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)));
            }
        }
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
