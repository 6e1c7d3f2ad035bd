using MySqlConnector;

namespace StudyMate.Bench;

/// <summary>A database of the scenario's own on an existing server, gone afterwards.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>Orleans' number for a silo that was declared dead, or left.</summary>
    private const int Dead = 6;

    private readonly string _server;
    private readonly string _name = $"studymate_bench_{Guid.NewGuid():n}"[..32];

    private BenchDatabase(string server) => _server = server;

    public string ConnectionString => new MySqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    /// <summary>The server of <c>--server</c>, or the throw-away one of the tests: a connection string without a database, of somebody who may create one.</summary>
    public static string ServerOf(Arguments arguments)
    {
        if (arguments.Text("server") is { } named)
            return named;
        return Environment.GetEnvironmentVariable("STUDYMATE_TEST_MARIADB")?.Split(':') is [var host, var port]
            ? $"Server={host};Port={port};User ID=root"
            : throw new UsageException("Name a server with --server, or run it below .ci/mariadb.");
    }

    /// <param name="server">As <see cref="ServerOf"/> answers it.</param>
    /// <param name="stop">Ends the scenario.</param>
    public static async Task<BenchDatabase> CreateAsync(string server, CancellationToken stop)
    {
        var database = new BenchDatabase(server);
        await database.ExecuteAsync(server, $"CREATE DATABASE `{database._name}` CHARACTER SET utf8mb4", stop);
        return database;
    }

    /// <summary>Silos that the others hold for dead, of all that ever joined.</summary>
    public async Task<long> CountDeadAsync(CancellationToken stop) =>
        Convert.ToInt64(
            await ExecuteAsync(ConnectionString, $"SELECT COUNT(*) FROM orleans_silos WHERE Status = {Dead}", stop),
            System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync() => await ExecuteAsync(_server, $"DROP DATABASE `{_name}`", CancellationToken.None);

    private async Task<object?> ExecuteAsync(string connectionString, string sql, CancellationToken stop)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        // The only part that is not constant is the name, which is made here.
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(stop);
    }
}
