using System.Collections.Immutable;
using System.Diagnostics;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- facts</c>: facts durably appended per second through the tenant's log grain, in appends of fifty from 8 and from 64
/// callers, beside the raw insert into an equally full table.
/// </summary>
internal static class FactsScenario
{
    public const string Name = "facts";
    public const string Usage = "facts [--pairs 5] [--rows 40000] [--json FILE]";

    private const int PerAppend = 50;
    private const string Tenant = "school";

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("pairs", "rows");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var rows = arguments.Number("rows", 40_000, 2_000, 1_000_000);
        var report = new Report(Name, $"facts: {rows:N0} facts in appends of {PerAppend}, {pairs} pairs");
        var seed = 0;
        foreach (var callers in (int[])[8, 64])
        {
            var folder = Directory.CreateTempSubdirectory("studymate-facts-");
            try
            {
                await using var host = await BareSilo.StartAsync(Path.Combine(folder.FullName, "grains"));
                using var raw = new RawInsert(Path.Combine(folder.FullName, "raw"));
                var log = host.Grains.GetGrain<IFactLogGrain>(GrainKeys.Of(Tenant, "log"));
                var measured = await Pairs.RunAsync(
                    pairs,
                    () => AppendAsync(log, Make(), callers, stop),
                    () => Task.FromResult(RawInsert.TransactionRows.Max(size => raw.Run(Make(rows / RawInsert.TransactionRows.Length), size).RowsPerSecond)));
                report.Add($"{callers} callers", $"callers{callers}FactsPerSecond", measured.Product, "{0:N0} a second");
                report.Add($"{callers} callers, raw", $"callers{callers}BaselinePerSecond", measured.Baseline, "{0:N0} a second");
                report.Add($"{callers} callers, ratio", $"callers{callers}Ratio", measured.Ratio, "{0:N2}");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return report;

        // Unfolded: nobody is to be told, so that only the log is measured.
        ImmutableArray<Fact> Make(int? count = null) => [.. IngestFacts.Make(count ?? rows, ++seed).Select(fact => fact with { Folded = false })];
    }

    private static async Task<double> AppendAsync(IFactLogGrain log, ImmutableArray<Fact> facts, int callers, CancellationToken stop)
    {
        var appends = facts.Chunk(PerAppend).Select(chunk => new Append([.. chunk], []) { RefuseExisting = true }).ToArray();
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                for (var index = Interlocked.Increment(ref next); index < appends.Length; index = Interlocked.Increment(ref next))
                    await log.AppendAsync(appends[index]);
            },
            stop)));
        return facts.Length / clock.Elapsed.TotalSeconds;
    }
}
