using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>Gathers what the storage, the cluster and the process say. What does not answer is missing, and judged.</summary>
[GrainType("diagnostics")]
[StatelessWorker(1)]
internal sealed partial class DiagnosticsGrain(
    IStorageHealth storage, IRows rows, QueueFigures queues, IHostFigures host, TimeProvider time, ILogger<DiagnosticsGrain> logger)
    : Grain, IDiagnosticsGrain
{
    private const int MostLags = 10;

    public async Task<Result<DiagnosticsView>> GetAsync(CancellationToken cancellationToken)
    {
        var here = await host.ReadAsync(cancellationToken);
        var database = await TryAsync("database", () => DatabaseAsync(cancellationToken));
        var outbox = await TryAsync("outbox", () => queues.OutboxAsync(cancellationToken));
        var reminders = await TryAsync("reminders", queues.RemindersAsync);
        var lags = await TryAsync("facts", async () => new Lags(
            await rows.QueryAsync<LagRow>("Diagnostics/FactLag", new { limit = MostLags }, cancellationToken)));
        var checks = JudgeDiagnosticsRule.Decide(database, here.Disk, outbox);
        return new DiagnosticsView(
            time.GetUtcNow(),
            JudgeDiagnosticsRule.StatusOf(checks),
            here.Version,
            here.Instance,
            checks,
            database,
            here.Disk,
            [.. (lags?.Rows ?? []).Select(row => new FactLag(row.Tenant, row.Head, row.Saved))],
            outbox,
            reminders ?? new ReminderFigures(null, null),
            here.SlowMethods,
            here.Cluster,
            here.Process);
    }

    private async Task<DatabaseFigures> DatabaseAsync(CancellationToken cancellationToken)
    {
        var probe = await storage.ProbeAsync(cancellationToken);
        var row = (await rows.QueryAsync<DatabaseRow>("Diagnostics/Database", null, cancellationToken))[0];
        return new DatabaseFigures(
            row.Name, row.Version, row.Bytes, row.Journal, row.Migration, Math.Round(probe.WriteMilliseconds, 2), Math.Round(probe.ReadMilliseconds, 2), probe.WaitingWrites);
    }

    private async Task<T?> TryAsync<T>(string part, Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // That it does not answer is the answer.
            LogSilent(fault, part);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Diagnostics got no answer from {Part}.")]
    private partial void LogSilent(Exception fault, string part);

    private sealed record Lags(ImmutableArray<LagRow> Rows);

    private sealed record LagRow(string Tenant, long Head, long Saved);

    private sealed record DatabaseRow(string Name, string Version, long Bytes, string Journal, int Migration);
}
