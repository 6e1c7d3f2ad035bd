using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- start</c>: what a process by itself costs that nobody uses. From its start on the demo's data until the health check answers, and then the
/// processor time and memory of a minute in which nothing happens.
/// </summary>
internal static class StartScenario
{
    public const string Name = "start";
    public const string Usage = "start [--starts 5] [--settle 60] [--idle 60] [--product FOLDER] [--json FILE]";

    private const double MaxSeconds = 4;
    private const double MaxPercent = 3;
    private const double MaxMegabytes = 250;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("starts", "settle", "idle");
        var starts = arguments.Number("starts", 5, 1, 100);
        var settle = TimeSpan.FromSeconds(arguments.Number("settle", 60, 0, 600));
        var idle = TimeSpan.FromSeconds(arguments.Number("idle", 60, 1, 3_600));
        var report = new Report(Name, $"start: {starts} starts on existing data, then {idle.TotalSeconds:N0} s of nothing");
        var folder = Directory.CreateTempSubdirectory("studymate-start-");
        try
        {
            // Makes the data.
            await (await ApiProcess.StartAsync(folder.FullName, stop)).DisposeAsync();
            var ready = new List<double>();
            for (var start = 1; start <= starts; start++)
            {
                var clock = Stopwatch.StartNew();
                await using var product = await ApiProcess.StartAsync(folder.FullName, stop);
                ready.Add(clock.Elapsed.TotalSeconds);
                if (start == starts)
                    await IdleAsync(product, settle, idle, report, stop);
            }

            report.Add("from start to ready, median", "readySeconds", Pairs.Median(ready), "{0:N2} s");
            report.Add("  the slowest", "slowestSeconds", ready.Max(), "{0:N2} s");
            report.Note("targets", FormattableString.Invariant($"{MaxSeconds} s, {MaxPercent} % of a core, {MaxMegabytes} MB"));
            report.Succeeded = report["readySeconds"] <= MaxSeconds && report["idlePercent"] <= MaxPercent && report["idleMegabytes"] <= MaxMegabytes;
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task IdleAsync(ApiProcess product, TimeSpan settle, TimeSpan idle, Report report, CancellationToken stop)
    {
        // What a start leaves to be done later: compiling, first collections.
        await Task.Delay(settle, stop);
        var before = product.ProcessorTime;
        await Task.Delay(idle, stop);
        report.Add("idle, of a core", "idlePercent", 100 * ((product.ProcessorTime - before) / idle), "{0:N2} %");
        report.Add("idle, resident", "idleMegabytes", product.Memory / 1048576d, "{0:N0} MB");
    }
}
