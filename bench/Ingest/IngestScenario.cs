using System.Collections.Immutable;
using System.Diagnostics;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>
/// How many device events the product acknowledges per second, durably: batches of 50 on 8 connections, against the real process.
/// Alternates with the raw inserts of the same disk, so that both meet the same conditions, and fills the raw table up to what the
/// product's holds before each of them; then kills the product in the middle of the load, starts it again and reads every acknowledged id back.
/// </summary>
internal static class IngestScenario
{
    public const string Name = "ingest";
    public const string Usage = "ingest [--pairs 5] [--seconds 6] [--warm-up 60] [--rows 40000] [--students 64] [--product FOLDER] [--json FILE]";

    private const double TargetRatio = 0.5;
    private const double VisibleMs = 1_000;
    private static readonly TimeSpan WatchedTime = TimeSpan.FromSeconds(20);

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("pairs", "seconds", "warm-up", "rows", "students");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var time = TimeSpan.FromSeconds(arguments.Number("seconds", 6, 1, 120));
        var warmUp = TimeSpan.FromSeconds(arguments.Number("warm-up", 60, 1, 600));
        var rows = arguments.Number("rows", 40_000, 2_000, 1_000_000);
        var students = arguments.Number("students", 64, IngestSender.Connections, 2_500);

        var folder = Directory.CreateTempSubdirectory("studymate-ingest-");
        try
        {
            var (data, raw) = (Path.Combine(folder.FullName, "product"), Path.Combine(folder.FullName, "raw"));
            return await RunAsync(data, raw, (pairs, time, warmUp), rows, students, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Report> RunAsync(
        string data, string raw, (int Pairs, TimeSpan Time, TimeSpan WarmUp) plan, int rows, int students, CancellationToken stop)
    {
        var report = new Report(Name, $"ingest: batches of {IngestBatch.Events} on {IngestSender.Connections} connections, {plan.Pairs} pairs of {plan.Time.TotalSeconds:N0} s");
        var sender = new IngestSender(students);
        var ratios = new List<double>();
        var ratiosToEmpty = new List<double>();
        var (latencies, visible) = (new Latencies(), new Latencies());
        var (clientTime, productTime) = (TimeSpan.Zero, TimeSpan.Zero);
        var measured = 0L;
        var seed = 0;
        await using (var product = await ApiProcess.StartAsync(data, stop))
        {
            using var rawTable = new RawInsert(raw);
            using var api = new ApiClient(product.Address, IngestSender.Connections + 1);
            Console.WriteLine($"Setting up a school with {students} students …");
            await sender.PrepareAsync(api, stop);
            // The compiler works for the first half minute or so on two cores, and takes a third of what is counted.
            await sender.SendAsync(api, plan.WarmUp, new Latencies(), stop);

            for (var pair = 1; pair <= plan.Pairs; pair++)
            {
                var (client, server, before) = (Client(), product.ProcessorTime, sender.Acknowledged);
                var events = await sender.SendAsync(api, plan.Time, latencies, stop);
                clientTime += Client() - client;
                productTime += product.ProcessorTime - server;
                measured += sender.Acknowledged - before;
                rawTable.FillTo(sender.Acknowledged, Facts);
                var tried = RawInsert.TransactionRows.Select(size => rawTable.Run(Facts(rows), size)).ToArray();
                var best = tried.MaxBy(figure => figure.RowsPerSecond)!;
                ratios.Add(events / best.RowsPerSecond);
                ratiosToEmpty.Add(events / RawInsert.Best(raw + "-empty", Facts(rows)).RowsPerSecond);
                Console.WriteLine(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"  pair {pair}: {events,10:N0} events/s   {best.RowsPerSecond,10:N0} rows/s in transactions of {best.TransactionRows}   ratio {ratios[^1]:N3}"));
                report.Add($"pair {pair}, product", $"pair{pair}EventsPerSecond", events, "{0:N0} events/s");
                foreach (var (rowsPerSecond, size) in tried)
                    report.Add($"pair {pair}, raw by {size}", $"pair{pair}Raw{size}RowsPerSecond", rowsPerSecond, "{0:N0} rows/s");
            }

            // Figures that nobody looks at are not kept up: the watched time is one of its own.
            await VisibleFigures.CatchUpAsync(api, sender, stop);
            var watching = VisibleFigures.WatchAsync(api, sender, WatchedTime, visible, stop);
            report.Add("while somebody watches figures", "watchedEventsPerSecond", await sender.SendAsync(api, WatchedTime, new Latencies(), stop), "{0:N0} events/s");
            await watching;
            report.Add("turned away and sent again", "turnedAway", api.TurnedAway);
            report.Add("product's peak memory", "peakMemoryMb", product.PeakMemory / 1048576d, "{0:N0} MB");
            await sender.SendUntilKilledAsync(api, product, stop);
        }

        // Each call makes other ids.
        ImmutableArray<Fact> Facts(int count) => IngestFacts.Make(count, ++seed);

        // What is there now is what was on the disk.
        Console.WriteLine($"Killed under load; starting again and reading {sender.Acknowledged:N0} acknowledged ids back …");
        long found;
        await using (var product = await ApiProcess.StartAsync(data, stop))
        {
            using var api = new ApiClient(product.Address, IngestSender.Connections);
            found = await sender.ReadBackAsync(api, stop);
        }

        report.Add("a batch", "batch", latencies);
        report.Add("from acknowledged to visible in the school's figures", "visible", visible);
        report.Add("clients' share of the processor time", "clientShare", 100 * (clientTime / (clientTime + productTime)), "{0:N1} %");
        report.Add("product's processor time per event", "productMicrosPerEvent", productTime.TotalMicroseconds / measured, "{0:N1} µs");
        report.Add("median ratio to the raw inserts", "medianRatio", Pairs.Median(ratios), "{0:N3}");
        report.Add("for comparison: to inserts into an empty table", "medianRatioToEmptyTable", Pairs.Median(ratiosToEmpty), "{0:N3}");
        report.Note("targets", $"a ratio of at least {TargetRatio.ToString(System.Globalization.CultureInfo.InvariantCulture)}, visible within a second (p99)");
        report.Expect("acknowledged ids read back after kill under load and restart", "readBack", found, sender.Acknowledged);
        report.Succeeded &= report["medianRatio"] >= TargetRatio && report["visibleP99Ms"] < VisibleMs;
        return report;
    }

    private static TimeSpan Client()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
