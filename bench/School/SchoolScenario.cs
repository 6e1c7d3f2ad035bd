using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>
/// A school day: students sign in, fetch missions, answer, go offline, come back and send things twice, out of order and late. It ends
/// with the question whether the figures equal what was sent.
/// </summary>
internal static class SchoolScenario
{
    public const string Name = "school";

    public const string Usage =
        "school [--students 500] [--seconds 60] [--url URL [--email E --password P]] [--pause MS] [--seed N] [--json FILE]";

    private const int Connections = 64;
    private const int Themes = 4;
    private const int Questions = 10;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("students", "seconds", "url", "email", "password", "pause", "seed");
        var students = arguments.Number("students", 500, 1, 2_500);
        var seconds = arguments.Number("seconds", 60, 1, 600);
        var pause = TimeSpan.FromMilliseconds(arguments.Number("pause", 5_000, 10, 600_000));
        var seed = arguments.Number("seed", 1, 0, int.MaxValue);
        if (arguments.Text("url") is { } url)
            return await PlayAsync(arguments, new Uri(url), null, students, seconds, pause, seed, stop);

        var folder = Directory.CreateTempSubdirectory("studymate-bench-");
        try
        {
            await using var product = await ApiProcess.StartAsync(folder.FullName, stop);
            return await PlayAsync(arguments, product.Address, product, students, seconds, pause, seed, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Report> PlayAsync(
        Arguments arguments, Uri address, ApiProcess? product, int students, int seconds, TimeSpan pause, int seed, CancellationToken stop)
    {
        using var api = new ApiClient(address, Connections);
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"Setting up a school with {students} students at {address} …");
        var themes = Enumerable.Range(1, Themes).Select(number => new BenchTheme($"Thème {number}", Questions)).ToArray();
        var school = await new SchoolSetup(api, stop).RunAsync(
            arguments.Text("email") ?? SchoolSetup.DefaultEmail, arguments.Text("password") ?? SchoolSetup.DefaultPassword, students, themes);
        var setup = clock.Elapsed;

        Console.WriteLine($"Playing for {seconds} s …");
        var counters = new DeviceCounters();
        var habits = new DeviceHabits(
            Questions, pause, OfflineShare: 0.2, DuplicateShare: 0.05, ReorderedShare: 0.05, LateShare: 0.05, WatchShare: 0.05);
        var devices = school.Students
            .Select((student, index) => new Device(api, school, student, habits, counters, seed * 100_000 + index))
            .ToArray();
        var before = api.Requests;
        clock.Restart();
        var starts = new Random(seed);
        await Task.WhenAll(devices.Select(device =>
            device.RunAsync(pause * starts.NextDouble(), () => clock.Elapsed.TotalSeconds >= seconds, stop)));
        var played = clock.Elapsed;
        var requests = api.Requests - before;

        Console.WriteLine("Comparing figures …");
        var ledgers = devices.Select(device => device.Ledger).ToArray();
        var expected = new ExpectedFigures(school, ledgers);
        var compare = new CompareFigures(api, school, counters.Position, stop);
        var progress = await compare.ProgressAsync(ledgers, expected);
        var (kpis, heatmaps) = await compare.ScopesAsync(expected);

        var report = new Report(Name, $"school: {students} students, {school.Classes.Count} classes, {played.TotalSeconds:N0} s");
        report.Add("set-up", "setupSeconds", setup.TotalSeconds, "{0:N1} s");
        report.Add("requests while playing", "requests", requests);
        report.Add("requests per second", "requestsPerSecond", requests / played.TotalSeconds, "{0:N1}");
        report.Add("turned away and sent again", "turnedAway", api.TurnedAway);
        report.Add("sessions played", "sessions", ledgers.Sum(ledger => ledger.Sessions.Count));
        report.Add("events sent", "eventsSent", counters.SentEvents);
        report.Add("  of them out of order", "eventsReordered", counters.ReorderedEvents);
        report.Add("  of them late", "eventsLate", counters.LateEvents);
        report.Add("events acknowledged per second", "eventsPerSecond", counters.AcceptedEvents / played.TotalSeconds, "{0:N1}");
        report.Expect("events acknowledged", "eventsAcknowledged", counters.AcceptedEvents, counters.MadeEvents);
        report.Expect("duplicates recognised", "duplicates", counters.DuplicateEvents, counters.SentEvents - counters.MadeEvents);
        report.Expect("events not rejected", "notRejected", counters.SentEvents - counters.RejectedEvents, counters.SentEvents);
        foreach (var (kind, figure) in new[] { ("events", "events"), ("sign in", "signIn"), ("missions", "missions"), ("theme", "theme"), ("own progress", "ownProgress") })
            report.Add(kind, figure, api.Of(kind));
        report.Add("progress (staff)", "progress", api.Of("progress"));
        report.Add("key figures", "kpis", api.Of("kpis"));
        report.Add("heatmap", "heatmap", api.Of("heatmap"));
        if (product is not null)
            report.Add("product's peak memory", "peakMemoryMb", product.PeakMemory / 1048576d, "{0:N0} MB");
        report.Expect("own progress includes the upload", "progressFresh", counters.Seen, counters.Watches);
        report.Expect("progress equals what was sent", "progressEqual", progress, students);
        report.Expect("key figures equal what was sent", "kpisEqual", kpis, school.Classes.Count + 1);
        report.Expect("heatmaps equal what was sent", "heatmapsEqual", heatmaps, school.Classes.Count + 1);
        foreach (var difference in compare.Differences)
            report.Note("  difference", difference);
        return report;
    }
}
