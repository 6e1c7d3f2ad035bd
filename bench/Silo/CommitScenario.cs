using System.Diagnostics;
using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- commit</c>: records durably written per second, by a thousand grains for a hundred callers, beside the same updates on
/// one connection in transactions of a hundred.
/// </summary>
internal static class CommitScenario
{
    public const string Name = "commit";
    public const string Usage = "commit [--pairs 5] [--seconds 5] [--json FILE]";

    private const int Grains = 1_000;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("pairs", "seconds");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var time = TimeSpan.FromSeconds(arguments.Number("seconds", 5, 1, 60));
        var report = new Report(Name, $"commit: {Grains:N0} grains, {Callers.Count} callers, {pairs} pairs of {time.TotalSeconds:N0} s");
        var folder = Directory.CreateTempSubdirectory("studymate-commit-");
        try
        {
            await using var host = await BareSilo.StartAsync(Path.Combine(folder.FullName, "grains"));
            var grains = host.Grains;
            var raw = Path.Combine(folder.FullName, "raw");
            var measured = await Pairs.RunAsync(
                pairs,
                () =>
                {
                    stop.ThrowIfCancellationRequested();
                    return Callers.RunAsync(time, n => grains.GetGrain<INoteGrain>(n % Grains).WriteAsync(n));
                },
                () => Task.FromResult(UpdateRaw(raw, time)));
            report.Add("durable commits of grains", "commitsPerSecond", measured.Product, "{0:N0} a second");
            report.Add("updates in transactions of 100", "baselinePerSecond", measured.Baseline, "{0:N0} a second");
            report.Add("ratio", "ratio", measured.Ratio, "{0:N2}");
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double UpdateRaw(string folder, TimeSpan time)
    {
        using var session = RawSqlite.Open(folder);
        var body = new string('n', 820);
        foreach (var key in Enumerable.Range(0, Grains))
            Bind(session.Prepare("Records/Insert"), key, body).Execute();

        var versions = session.Scalar("SELECT version FROM records LIMIT 1") is { } version ? long.Parse(version, System.Globalization.CultureInfo.InvariantCulture) : 1;
        var update = session.Prepare("Records/Update");
        var written = 0L;
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < time; versions++)
        {
            for (var key = 0; key < Grains; key += Callers.Count)
            {
                session.Control("BEGIN IMMEDIATE");
                for (var offset = 0; offset < Callers.Count; offset++)
                    written += Bind(update, key + offset, body).Bind(update.IndexOf("version"), versions).Execute();
                session.Control("COMMIT");
            }
        }

        return written / clock.Elapsed.TotalSeconds;
    }

    private static SqliteStatement Bind(SqliteStatement statement, int key, string body) => statement
        .Bind(statement.IndexOf("type"), "note")
        .Bind(statement.IndexOf("key"), key.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .Bind(statement.IndexOf("name"), "record")
        .Bind(statement.IndexOf("body"), body);
}
