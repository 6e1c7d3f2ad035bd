using System.Collections.Immutable;
using System.Data;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MySqlConnector;
using Polly;
using StudyMate.Common;

namespace StudyMate.Storage;

/// <summary>
/// The shared database: reads on any connection of its pool, writes in a transaction that is begun again when it lost against another.
/// </summary>
/// <remarks>Everything runs on worker threads: a grain's turns are for its own code, and there are many steps between two rows.</remarks>
internal sealed class MySqlDatabase(IOptions<DatabaseOptions> options, TimeProvider time, ILogger<MySqlDatabase> logger) : IDisposable
{
    private readonly MySqlPool _pool = new(options.Value);
    private readonly ResiliencePipeline _backoff = MySqlBackoff.With(time, logger);
    private int _writing;

    /// <summary>Transactions begun and not ended yet.</summary>
    public int Writing => Volatile.Read(ref _writing);

    /// <summary>Runs one query; rows are made by <paramref name="map"/>, or by the names of their columns. A text that can be no id, because it is not ASCII, finds nothing.</summary>
    /// <exception cref="IOException">The database does not answer, or not to this.</exception>
    public Task<ImmutableArray<T>> QueryAsync<T>(
        string statement, object? values, Func<IRow, T>? map, CancellationToken cancellationToken) => Task.Run(
            async () =>
            {
                try
                {
                    while (true)
                    {
                        await using var connection = await _pool.OpenAsync(cancellationToken);
                        try
                        {
                            return await new MySqlSession(connection, null).QueryAsync(statement, values, map, cancellationToken);
                        }
                        catch (Exception fault) when (MySqlFault.IsFault(fault) && _pool.WasCutOff(connection))
                        {
                            // The server went away while the connection lay idle: the read is asked again, on another one.
                        }
                    }
                }
                catch (Exception fault) when (MySqlFault.IsForeignText(fault))
                {
                    return [];
                }
                catch (Exception fault) when (MySqlFault.IsFault(fault))
                {
                    throw MySqlFault.Of(fault, statement);
                }
            },
            cancellationToken);

    /// <summary>
    /// Work that is durable, entirely or not at all, once the task completes. It may run several times, what it did before being rolled
    /// back.
    /// </summary>
    /// <exception cref="IOException">The database does not answer, or refused a statement.</exception>
    public Task<T> WriteAsync<T>(Func<MySqlSession, Task<T>> work) => Task.Run(async () =>
    {
        MySqlSession? session = null;
        Interlocked.Increment(ref _writing);
        try
        {
            return await _backoff.ExecuteAsync(async _ =>
            {
                var began = Stopwatch.GetTimestamp();
                session = null;
                var (connection, transaction) = await BeginAsync();
                await using (connection)
                await using (transaction)
                {
                    session = new MySqlSession(connection, transaction);
                    var result = await work(session);
                    await transaction.CommitAsync(CancellationToken.None);
                    Instruments.CommitDuration.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    // Nobody shares a transaction here: what is gathered is gathered by the callers.
                    Instruments.CommitUnits.Record(1);
                    return result;
                }
            });
        }
        catch (Exception fault) when (MySqlFault.IsFault(fault))
        {
            throw MySqlFault.Of(fault, session?.Running ?? "open");
        }
        finally
        {
            Interlocked.Decrement(ref _writing);
        }
    });

    public void Dispose() => _pool.Dispose();

    private async Task<(MySqlConnection Connection, MySqlTransaction Transaction)> BeginAsync()
    {
        while (true)
        {
            var connection = await _pool.OpenAsync(CancellationToken.None);
            try
            {
                return (connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted));
            }
            catch (Exception fault) when (MySqlFault.IsFault(fault))
            {
                var again = _pool.WasCutOff(connection);
                await connection.DisposeAsync();
                if (!again)
                    throw;
            }
        }
    }
}
