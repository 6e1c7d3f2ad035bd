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
        var day = new SchoolDay(api, students, stop);
        await day.SetUpAsync(arguments.Text("email") ?? SchoolSetup.DefaultEmail, arguments.Text("password") ?? SchoolSetup.DefaultPassword);
        var setup = clock.Elapsed;

        Console.WriteLine($"Playing for {seconds} s …");
        var before = api.Requests;
        clock.Restart();
        await day.PlayAsync(pause, seed, () => clock.Elapsed.TotalSeconds >= seconds);
        var played = clock.Elapsed;
        var requests = api.Requests - before;

        Console.WriteLine("Comparing figures …");
        await day.CompareAsync();

        var report = new Report(Name, $"school: {students} students, {day.Classes} classes, {played.TotalSeconds:N0} s");
        report.Add("set-up", "setupSeconds", setup.TotalSeconds, "{0:N1} s");
        report.Add("requests while playing", "requests", requests);
        report.Add("requests per second", "requestsPerSecond", requests / played.TotalSeconds, "{0:N1}");
        report.Add("turned away and sent again", "turnedAway", api.TurnedAway);
        day.AddLoad(report, played);
        foreach (var (kind, figure) in new[] { ("events", "events"), ("sign in", "signIn"), ("missions", "missions"), ("theme", "theme"), ("own progress", "ownProgress") })
            report.Add(kind, figure, api.Of(kind));
        report.Add("progress (staff)", "progress", api.Of("progress"));
        report.Add("key figures", "kpis", api.Of("kpis"));
        report.Add("heatmap", "heatmap", api.Of("heatmap"));
        if (product is not null)
            report.Add("product's peak memory", "peakMemoryMb", product.PeakMemory / 1048576d, "{0:N0} MB");
        day.AddExpectations(report);
        return report;
    }
}
