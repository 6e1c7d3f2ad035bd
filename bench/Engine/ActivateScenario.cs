using System.Collections.Concurrent;
using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- activate</c>: how fast grains come into being and what one costs, beside making the same objects in a dictionary; and what
/// the learning grain of an idle student costs beyond what it stores.
/// </summary>
internal static class ActivateScenario
{
    public const string Name = "activate";
    public const string Usage = "activate [--grains 100000] [--rounds 5] [--students 2000] [--json FILE]";

    private const double MinPerSecond = 45_000;
    private const double MaxBytes = 2.2 * 1024;
    private const double MaxLearnerBytes = 2.5 * 1024;
    private const int AtOnce = 100;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("grains", "rounds", "students");
        var count = arguments.Number("grains", 100_000, 1_000, 5_000_000);
        var rounds = arguments.Number("rounds", 5, 1, 50);
        var report = new Report(Name, $"activate: {count:N0} grains, {rounds} rounds");
        // First: a heap in which nothing is left of a hundred thousand others.
        var (heap, stored) = await IdleLearners.MeasureAsync(arguments.Number("students", 2_000, 100, 20_000));
        List<double> bytes = [];
        var measured = await Pairs.RunAsync(rounds, () => ActivateAsync(count, bytes, stop), () => Task.FromResult(MakeObjects(count)));
        report.Add("activations", "activationsPerSecond", measured.Product, "{0:N0} a second");
        report.Add("objects in a dictionary", "objectsPerSecond", measured.Baseline, "{0:N0} a second");
        report.Add("ratio", "ratio", measured.Ratio, "{0:N3}");
        report.Add("an idle bare grain", "bytesPerGrain", Pairs.Median(bytes), "{0:N0} bytes");
        report.Note("targets", FormattableString.Invariant($"at least {MinPerSecond:N0} a second, at most {MaxBytes:N0} bytes"));
        report.Add("an idle student's learning grain", "learnerBytes", heap, "{0:N0} bytes");
        report.Add("  of which it stores, as JSON", "learnerStoredBytes", stored, "{0:N0} bytes");
        report.Add("  beyond that", "learnerBytesBeyond", heap - stored, FormattableString.Invariant($"{{0:N0}} bytes, at most {MaxLearnerBytes:N0}"));
        report.Succeeded = measured.Product >= MinPerSecond && Pairs.Median(bytes) <= MaxBytes && heap - stored <= MaxLearnerBytes;
        return report;
    }

    /// <summary>Each grain is activated by a first call, in a host of its own; what the heap has grown by stays theirs.</summary>
    private static async Task<double> ActivateAsync(int count, List<double> bytes, CancellationToken stop)
    {
        await using var host = await BareHost.StartAsync();
        var grains = host.Grains;
        // The first call makes what all grains share.
        await grains.GetGrain<ICounterGrain>(-1).AddAsync(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, AtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (lane, _) =>
            {
                for (var key = lane; key < count; key += AtOnce)
                    await grains.GetGrain<ICounterGrain>(key).AddAsync(1);
            });
        var perSecond = count / clock.Elapsed.TotalSeconds;
        bytes.Add((GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count);
        return perSecond;
    }

    private static double MakeObjects(int count)
    {
        var clock = Stopwatch.StartNew();
        var objects = new ConcurrentDictionary<long, Counter>();
        for (var key = 0; key < count; key++)
            objects.TryAdd(key, new Counter(key));
        var perSecond = count / clock.Elapsed.TotalSeconds;
        GC.KeepAlive(objects);
        return perSecond;
    }

    /// <summary>What the grain holds, without being one.</summary>
    private sealed record Counter(long Key)
    {
        public int Sum { get; set; }
    }
}
