using System.Data;
using System.Runtime.CompilerServices;
using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>The connections of this process, each one opened as the statements expect.</summary>
internal sealed class MySqlPool : IDisposable
{
    private static readonly object Fresh = new();
    private readonly ConditionalWeakTable<MySqlConnection, object> _fresh = [];
    private readonly MySqlDataSource _source;

    public MySqlPool(DatabaseOptions options)
    {
        var open = MySqlCatalogue.Of("Session/Open").Text;
        _source = new MySqlDataSourceBuilder(MySqlConnectionString.ForStores(options))
            .UseConnectionOpenedCallback(async (context, cancellationToken) =>
            {
                if (context.Conditions is MySqlConnectionOpenedConditions.None)
                    return;
                _fresh.AddOrUpdate(context.Connection, Fresh);
                await using var command = new MySqlCommand(open, context.Connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            })
            .Build();
    }

    public async Task<MySqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (ObjectDisposedException fault)
        {
            throw new IOException("The database is closed.", fault);
        }
    }

    /// <summary>
    /// Whether a connection that lay idle in the pool turned out to be dead. There may be more of them; each is thrown away when it is given
    /// back, until a fresh one is opened, or none can be.
    /// </summary>
    public bool WasCutOff(MySqlConnection connection) => connection.State is not ConnectionState.Open && !_fresh.TryGetValue(connection, out _);

    public void Dispose() => _source.Dispose();
}
