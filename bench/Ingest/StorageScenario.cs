using System.Collections.Immutable;
using System.Diagnostics;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- storage</c>: the fact store alone beside the raw insert, alternating on the same disk. It stands between the
/// raw insert and the whole HTTP path, and says which of the two a loss belongs to.
/// </summary>
internal static class StorageScenario
{
    public const string Name = "storage";

    public const string Usage = "storage [--rows 40000] [--rounds 3] [--data DIR] [--json FILE]";

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("rows", "rounds", "data");
        var facts = IngestFacts.Make(arguments.Number("rows", 40_000, 2_000, 1_000_000), seed: 1);
        var rounds = arguments.Number("rounds", 3, 1, 50);
        var folder = arguments.Text("data") ?? Directory.CreateTempSubdirectory("studymate-storage-").FullName;
        var report = new Report(Name, $"storage: {facts.Length} rows, {rounds} rounds");
        for (var round = 1; round <= rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            var raw = RawInsert.Best(folder, facts);
            var store = await StoreAsync(Path.Combine(folder, "store"), facts, appendsPerFlush: 8);
            report.Add($"round {round}, raw by {raw.TransactionRows}", $"round{round}RawRowsPerSecond", raw.RowsPerSecond, "{0:N0} rows/s");
            report.Add($"round {round}, store", $"round{round}StoreFactsPerSecond", store, "{0:N0} facts/s");
            report.Add($"round {round}, ratio", $"round{round}Ratio", store / raw.RowsPerSecond, "{0:N2}");
        }

        if (arguments.Text("data") is null)
            Directory.Delete(folder, recursive: true);
        return report;
    }

    /// <summary>Facts durably appended per second, in appends of 50 of which some share a flush.</summary>
    private static async Task<double> StoreAsync(string folder, ImmutableArray<Fact> facts, int appendsPerFlush)
    {
        var flushes = facts.Chunk(50).Select(chunk => new Append([.. chunk], []) { RefuseExisting = true }).Chunk(appendsPerFlush).ToArray();
        try
        {
            using var storage = new OpenStorage(folder);
            var head = 0L;
            var began = Stopwatch.GetTimestamp();
            foreach (var flush in flushes)
                head = (await storage.Facts.AppendAsync("school", head, [.. flush])).Head;
            return head / Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
