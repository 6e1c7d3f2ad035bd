using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>Probes the database, at most once a second however many ask.</summary>
[StatelessWorker(1)]
internal sealed partial class HealthGrain(IStorageHealth storage, TimeProvider time, ILogger<HealthGrain> logger) : Grain, IHealthGrain
{
    private const long EnoughDiskBytes = 200L * 1024 * 1024;
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    private HealthCheck? _last;
    private DateTimeOffset _at;

    public async Task<Result<HealthCheck>> CheckAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && time.GetUtcNow() - _at < GoodFor)
            return last;
        var found = await ProbeAsync(cancellationToken);
        (_last, _at) = (found, time.GetUtcNow());
        return found;
    }

    private async Task<HealthCheck> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var probe = await storage.ProbeAsync(cancellationToken);
            return new HealthCheck(Database: true, Disk: probe.FreeDiskBytes is null or >= EnoughDiskBytes);
        }
        catch (StorageFullException)
        {
            // The storage says it once in the log, when it begins.
            return new HealthCheck(Database: false, Disk: false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever is wrong with the database is the answer to this question.
            LogUnwell(exception);
            return new HealthCheck(Database: false, Disk: true);
        }
    }

    [LoggerMessage(LogLevel.Error, "The database does not take a write or does not give it back.")]
    private partial void LogUnwell(Exception exception);
}
