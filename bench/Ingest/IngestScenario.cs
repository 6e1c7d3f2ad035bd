using System.Collections.Concurrent;
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
    public const string Usage = "ingest [--pairs 5] [--seconds 6] [--rows 40000] [--students 64] [--json FILE]";

    private const int Connections = 8;
    private const double TargetRatio = 0.5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KillAfter = TimeSpan.FromSeconds(2);
    private const string Events = "events";

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("pairs", "seconds", "rows", "students");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var time = TimeSpan.FromSeconds(arguments.Number("seconds", 6, 1, 120));
        var rows = arguments.Number("rows", 40_000, 2_000, 1_000_000);
        var students = arguments.Number("students", 64, Connections, 2_500);

        var folder = Directory.CreateTempSubdirectory("studymate-ingest-");
        try
        {
            var (data, raw) = (Path.Combine(folder.FullName, "product"), Path.Combine(folder.FullName, "raw"));
            return await RunAsync(data, raw, pairs, time, rows, students, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Report> RunAsync(
        string data, string raw, int pairs, TimeSpan time, int rows, int students, CancellationToken stop)
    {
        var report = new Report(Name, $"ingest: batches of {IngestBatch.Events} on {Connections} connections, {pairs} pairs of {time.TotalSeconds:N0} s");
        var sender = new IngestSender(students);
        var ratios = new List<double>();
        var latencies = new Latencies();
        var (clientTime, productTime) = (TimeSpan.Zero, TimeSpan.Zero);
        var measured = 0L;
        var seed = 0;
        await using (var product = await ApiProcess.StartAsync(data, stop))
        {
            using var rawTable = new RawInsert(raw);
            using var api = new ApiClient(product.Address, Connections);
            Console.WriteLine($"Setting up a school with {students} students …");
            await sender.PrepareAsync(api, stop);
            // Compiles the hot paths of both sides.
            await sender.SendAsync(api, WarmUp, new Latencies(), stop);

            for (var pair = 1; pair <= pairs; pair++)
            {
                var (client, server, before) = (Client(), product.ProcessorTime, sender.Acknowledged);
                var events = await sender.SendAsync(api, time, latencies, stop);
                clientTime += Client() - client;
                productTime += product.ProcessorTime - server;
                measured += sender.Acknowledged - before;
                rawTable.FillTo(sender.Acknowledged, Facts);
                var tried = RawInsert.TransactionRows.Select(size => rawTable.Run(Facts(rows), size)).ToArray();
                var best = tried.MaxBy(figure => figure.RowsPerSecond)!;
                ratios.Add(events / best.RowsPerSecond);
                Console.WriteLine(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"  pair {pair}: {events,10:N0} events/s   {best.RowsPerSecond,10:N0} rows/s in transactions of {best.TransactionRows}   ratio {ratios[^1]:N3}"));
                report.Add($"pair {pair}, product", $"pair{pair}EventsPerSecond", events, "{0:N0} events/s");
                foreach (var (rowsPerSecond, size) in tried)
                    report.Add($"pair {pair}, raw by {size}", $"pair{pair}Raw{size}RowsPerSecond", rowsPerSecond, "{0:N0} rows/s");
            }

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
            using var api = new ApiClient(product.Address, Connections);
            found = await sender.ReadBackAsync(api, stop);
        }

        report.Add("a batch", "batch", latencies);
        report.Add("clients' share of the processor time", "clientShare", 100 * (clientTime / (clientTime + productTime)), "{0:N1} %");
        report.Add("product's processor time per event", "productMicrosPerEvent", productTime.TotalMicroseconds / measured, "{0:N1} µs");
        report.Add("median ratio to the raw inserts", "medianRatio", Median(ratios), "{0:N3}");
        report.Note("target", $"at least {TargetRatio.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        report.Expect("acknowledged ids read back after kill under load and restart", "readBack", found, sender.Acknowledged);
        report.Succeeded &= report["medianRatio"] >= TargetRatio;
        return report;
    }

    private static TimeSpan Client()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The eight connections, and what was acknowledged to them.</summary>
    private sealed class IngestSender(int students)
    {
        private readonly Guid _run = Guid.NewGuid();
        private readonly ConcurrentBag<IngestBatch> _acknowledged = [];
        private readonly string[] _tokens = new string[students];
        private int _number;

        public BenchSchool School { get; private set; } = null!; // set by PrepareAsync

        public long Acknowledged => (long)_acknowledged.Count * IngestBatch.Events;

        public async Task PrepareAsync(ApiClient api, CancellationToken stop)
        {
            School = await new SchoolSetup(api, stop).RunAsync(
                SchoolSetup.DefaultEmail, SchoolSetup.DefaultPassword, students, [new BenchTheme("Débit", IngestBatch.Questions)]);
            await SignInAsync(api, stop);
        }

        /// <summary>Sends as fast as it is acknowledged; answers events acknowledged per second.</summary>
        public async Task<double> SendAsync(ApiClient api, TimeSpan time, Latencies latencies, CancellationToken stop)
        {
            var clock = Stopwatch.StartNew();
            var accepted = 0L;
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(
                async () =>
                {
                    // Each connection serves its own students in turn, as a school's network does.
                    for (var student = connection; clock.Elapsed < time; student = Next(student))
                    {
                        var batch = new IngestBatch(Interlocked.Increment(ref _number), student, DateTimeOffset.UtcNow.AddMinutes(-1));
                        var start = Stopwatch.GetTimestamp();
                        var answer = await PostAsync(api, batch, stop);
                        latencies.Add(Stopwatch.GetElapsedTime(start));
                        if (answer.Accepted != IngestBatch.Events)
                            throw new BenchException($"A batch of {IngestBatch.Events} new events was answered with {answer}.");
                        _acknowledged.Add(batch);
                        Interlocked.Add(ref accepted, answer.Accepted);
                    }
                },
                stop)));
            return accepted / clock.Elapsed.TotalSeconds;
        }

        /// <summary>The product dies while all connections wait for an answer; what was answered until then is promised.</summary>
        public async Task SendUntilKilledAsync(ApiClient api, ApiProcess product, CancellationToken stop)
        {
            var sending = SendAsync(api, TimeSpan.FromMinutes(1), new Latencies(), stop);
            await Task.Delay(KillAfter, stop);
            await product.KillAsync();
            try
            {
                await sending;
                throw new BenchException("The product answered after it was killed.");
            }
            catch (HttpRequestException)
            {
                // What was meant to happen.
            }
        }

        /// <summary>Sends everything again: what the log holds is answered as a duplicate, what is missing would be accepted.</summary>
        public async Task<long> ReadBackAsync(ApiClient api, CancellationToken stop)
        {
            await SignInAsync(api, stop);
            var found = 0L;
            await Parallel.ForEachAsync(
                _acknowledged,
                new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = stop },
                async (batch, _) => Interlocked.Add(ref found, (await PostAsync(api, batch, stop)).Duplicates));
            return found;
        }

        private async Task<(long Accepted, long Duplicates)> PostAsync(ApiClient api, IngestBatch batch, CancellationToken stop)
        {
            var answer = await api.PostBytesAsync(Events, "/api/student/events", _tokens[batch.Student], batch.Body(School, _run), stop);
            return (answer.GetProperty("accepted").GetInt64(), answer.GetProperty("duplicates").GetInt64());
        }

        private async Task SignInAsync(ApiClient api, CancellationToken stop)
        {
            for (var student = 0; student < students; student++)
            {
                var answer = await api.PostAsync(
                    "sign in", "/api/auth/student", null, new { school = School.Tenant, code = School.Students[student].AccessCode, deviceId = "bench" }, stop);
                _tokens[student] = answer.GetProperty("accessToken").GetString()!;
            }
        }

        private int Next(int student) => student + Connections < students ? student + Connections : student % Connections;
    }
}
