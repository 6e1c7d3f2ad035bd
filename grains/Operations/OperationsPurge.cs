using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>Removes answers of operations that have expired. A row that is not yet removed is never read: purging late harms nothing.</summary>
internal sealed partial class OperationsPurge(IRows rows, TimeProvider time, ILogger<OperationsPurge> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PurgeAsync();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database is not well; commands say so themselves, and the next period tries again.
                LogFailed(exception);
            }
        }
    }

    /// <summary>Removes what has expired, a bounded number of rows per transaction, and returns how many.</summary>
    internal async Task<int> PurgeAsync()
    {
        var total = 0;
        int removed;
        do
        {
            var affected = await rows.RunAndCountAsync(Statement.Of("Operations/PurgeOperations", ("now", (DateTimeOffset?)time.GetUtcNow())));
            removed = affected[0];
            total += removed;
        }
        while (removed > 0);
        return total;
    }

    [LoggerMessage(LogLevel.Warning, "Expired operations were not purged.")]
    private partial void LogFailed(Exception exception);
}
