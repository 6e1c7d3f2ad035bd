using System.Collections.Immutable;
using System.Diagnostics;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- storage --data DIR</c>: the fact store alone beside the raw insert, alternating on the same disk. It stands between the
/// raw insert and the whole HTTP path, and says which of the two a loss belongs to.
/// </summary>
internal static class StorageScenario
{
    public const string Name = "storage";

    public static async Task<int> RunAsync(string folder, int rows = 40_000, int rounds = 3)
    {
        var facts = IngestFacts.Make(rows, seed: 1);
        await Console.Out.WriteLineAsync("round  raw rows/s  rows per transaction  store facts/s  ratio");
        for (var round = 1; round <= rounds; round++)
        {
            var raw = RawInsert.Best(folder, facts);
            var store = await StoreAsync(Path.Combine(folder, "store"), facts, appendsPerFlush: 8);
            await Console.Out.WriteLineAsync($"{round,5}  {raw.RowsPerSecond,10:N0}  {raw.TransactionRows,20:N0}  {store,13:N0}  {store / raw.RowsPerSecond,5:N2}");
        }

        return 0;
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
