using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MySqlConnector;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>
/// Waits for the server, which may start at the same time as this process, checks that acknowledged work is safe with it, and brings the
/// database up to this version of the program.
/// </summary>
internal sealed partial class MySqlStart(IOptions<DatabaseOptions> options, TimeProvider time, ILogger<MySqlStart> logger) : IStorageStart, IDisposable
{
    /// <summary>How long another process may take to change the schema.</summary>
    private static readonly TimeSpan MigrationPatience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim _opening = new(1);
    private bool _opened;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_opened)
                return;
            await using var connection = await ConnectAsync(cancellationToken);
            var session = new MySqlSession(connection, null);
            await CheckAsync(session, cancellationToken);
            var applied = await MySqlMigrations.ApplyAsync(session, MySqlCatalogue.Migrations, MigrationPatience, time, logger, cancellationToken);
            if (applied is [.., var last])
                LogMigrated(applied.Length, last);
            _opened = true;
        }
        catch (Exception fault) when (MySqlFault.IsFault(fault))
        {
            throw Refused(fault.Message, fault);
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose() => _opening.Dispose();

    /// <summary>A connection of its own, which is closed afterwards and the lock on the schema with it.</summary>
    private async Task<MySqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = new MySqlConnectionStringBuilder(MySqlConnectionString.ForStores(options.Value)) { Pooling = false };
        var patience = TimeSpan.FromSeconds(options.Value.StartPatienceSeconds);
        var began = time.GetTimestamp();
        for (var waited = false; ; waited = true)
        {
            var connection = new MySqlConnection(settings.ConnectionString);
            try
            {
                await connection.OpenAsync(cancellationToken);
                await new MySqlSession(connection, null).ControlAsync(MySqlCatalogue.Of("Session/Open").Text);
                return connection;
            }
            catch (Exception fault) when (MySqlFault.IsFault(fault))
            {
                await connection.DisposeAsync();
                if (!IsStarting(fault))
                    throw Refused(fault.InnerException is AuthenticationException unproven ? unproven.Message : fault.Message, fault);
                if (time.GetElapsedTime(began) >= patience)
                    throw Refused($"no answer within {options.Value.StartPatienceSeconds} s ({fault.Message})", fault);
                if (!waited)
                    LogWaiting(settings.Server, settings.Port);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static async Task CheckAsync(MySqlSession session, CancellationToken cancellationToken)
    {
        var server = await session.QueryAsync(
            "Session/Durability",
            null,
            static row => new MySqlServer(row.Text(0), (int)row.Integer(1), row.Integer(2) != 0, (int)row.Integer(3)),
            cancellationToken);
        if (server.Single().Refusal() is { } refusal)
            throw new StartRefusedException(refusal);
    }

    /// <summary>Whether it may be there a moment later; a wrong certificate, a wrong password or a database that does not exist will not mend itself.</summary>
    private static bool IsStarting(Exception fault) => fault is SocketException or IOException or MySqlException
    {
        InnerException: not AuthenticationException,
        ErrorCode: MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ConnectionCountError or MySqlErrorCode.ServerShutdown or MySqlErrorCode.None,
    };

    private StartRefusedException Refused(string reason, Exception fault)
    {
        var settings = new MySqlConnectionStringBuilder(options.Value.ConnectionString);
        return new StartRefusedException(
            $"The database '{settings.Database}' on {settings.Server}:{settings.Port} cannot be used ({DatabaseOptions.ConnectionStringKey}): {reason.ReplaceLineEndings(" ")}",
            fault);
    }

    [LoggerMessage(LogLevel.Warning, "The database server {Server}:{Port} does not answer yet; waiting for it.")]
    private partial void LogWaiting(string server, uint port);

    [LoggerMessage(LogLevel.Information, "{Count} migrations were applied to the database, the last one is {Last}.")]
    private partial void LogMigrated(int count, int last);
}
