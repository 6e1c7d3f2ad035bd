using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>
/// Appends facts of several tenants at once and prints each acknowledged id, until the process is killed. The test that kills it
/// looks for every printed id afterwards.
/// </summary>
internal static class AppendUntilKilled
{
    public const string Name = "append-until-killed";

    /// <summary>Each line on standard output is <c>tenant id position</c>, written after the append was acknowledged.</summary>
    public static async Task<int> RunAsync(string folder, int tenants = 4)
    {
        using var storage = new OpenStorage(folder);
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var lines = TextWriter.Synchronized(output);
        await Task.WhenAll(Enumerable.Range(1, tenants).Select(number => AppendAsync(storage.Facts, $"school-{number}", lines)));
        return 0;
    }

    private static async Task AppendAsync(IFactStore store, string tenant, TextWriter output)
    {
        var head = await store.GetHeadAsync(tenant);
        for (var batch = 0; ; batch++)
        {
            var facts = IngestFacts.Make(count: 5, seed: HashCode.Combine(tenant, batch, Environment.ProcessId));
            // Everything is sent twice: what a device repeats must still be there once.
            var outcome = await store.AppendAsync(tenant, head, [new Append(facts, []), new Append(facts, []) { RefuseExisting = true }]);
            for (var index = 0; index < facts.Length; index++)
                await output.WriteLineAsync($"{tenant} {facts[index].Id} {head + index + 1}");
            head = outcome.Head;
        }
    }
}
