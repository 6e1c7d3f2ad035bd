using MySqlConnector;

namespace StudyMate.Bench;

/// <summary>A database of the scenario's own on an existing server, gone afterwards.</summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    /// <summary>Orleans' number for a silo that was declared dead, or left.</summary>
    private const int Dead = 6;

    private readonly string _server;
    private readonly string _name = $"studymate_failover_{Guid.NewGuid():n}"[..32];

    private ClusterDatabase(string server) => _server = server;

    public string ConnectionString => new MySqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    /// <param name="server">A connection string without a database, of somebody who may create one.</param>
    /// <param name="stop">Ends the scenario.</param>
    public static async Task<ClusterDatabase> CreateAsync(string server, CancellationToken stop)
    {
        var database = new ClusterDatabase(server);
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
