using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Cluster;
using StudyMate.Hosting;
using StudyMate.Telemetry;

namespace StudyMate.Operations;

/// <inheritdoc/>
internal sealed class ProcessHostFigures(IServiceProvider services, ClusterFiguresReader cluster, CallTimes calls) : IHostFigures
{
    private const int MostMethods = 20;

    public async Task<HostFigures> ReadAsync(CancellationToken cancellationToken) => new(
        ThisProcess.Version,
        ThisProcess.Instance,
        services.GetService<DataFolder>() is { } folder ? DiskOf(folder.Path) : null,
        await cluster.ReadAsync(cancellationToken),
        [.. calls.Slowest(MostMethods).Select(Slow)],
        ReadProcess());

    private static DiskFigures DiskOf(string path)
    {
        var drive = new DriveInfo(path);
        var used = drive.TotalSize == 0 ? 0 : 100.0 * (drive.TotalSize - drive.AvailableFreeSpace) / drive.TotalSize;
        return new DiskFigures(drive.AvailableFreeSpace, drive.TotalSize, Math.Round(used, 1));
    }

    private static SlowMethod Slow(MethodTime time) => new(
        time.Grain,
        time.Method,
        time.Calls,
        time.Failures,
        Math.Round(time.TotalMilliseconds, 1),
        Math.Round(time.TotalMilliseconds / Math.Max(1, time.Calls), 2),
        Math.Round(time.LongestMilliseconds, 1));

    private static ProcessFigures ReadProcess()
    {
        using var process = Process.GetCurrentProcess();
        var uptime = TimeProvider.System.GetUtcNow() - new DateTimeOffset(process.StartTime);
        return new ProcessFigures(
            (long)uptime.TotalSeconds,
            process.WorkingSet64,
            GC.GetTotalMemory(forceFullCollection: false),
            [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)],
            Math.Round(GC.GetGCMemoryInfo().PauseTimePercentage, 2),
            ThreadPool.ThreadCount,
            ThreadPool.PendingWorkItemCount,
            Environment.ProcessorCount);
    }
}
