using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- recovery</c>: <c>kill -9</c> while eight connections send events; how long until a new process on the same folder is
/// healthy and until it acknowledges a batch, and whether everything acknowledged is there.
/// </summary>
internal static class RecoveryScenario
{
    public const string Name = "recovery";
    public const string Usage = "recovery [--rounds 5] [--students 64] [--json FILE]";

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("rounds", "students");
        var rounds = arguments.Number("rounds", 5, 1, 50);
        var students = arguments.Number("students", 64, IngestSender.Connections, 2_500);
        var report = new Report(Name, $"recovery: kill -9 under load, {rounds} rounds");
        var (healthy, working) = (new List<double>(), new List<double>());
        var sender = new IngestSender(students);
        var folder = Directory.CreateTempSubdirectory("studymate-recovery-");
        var product = await ApiProcess.StartAsync(folder.FullName, stop);
        try
        {
            var api = new ApiClient(product.Address, IngestSender.Connections);
            await sender.PrepareAsync(api, stop);
            for (var round = 0; round < rounds; round++)
            {
                await sender.SendUntilKilledAsync(api, product, stop);
                api.Dispose();
                await product.DisposeAsync();
                var clock = Stopwatch.StartNew();
                product = await ApiProcess.StartAsync(folder.FullName, stop);
                healthy.Add(clock.Elapsed.TotalSeconds);
                api = new ApiClient(product.Address, IngestSender.Connections);
                await sender.SendOneAsync(api, stop);
                working.Add(clock.Elapsed.TotalSeconds);
            }

            var found = await sender.ReadBackAsync(api, stop);
            api.Dispose();
            report.Add("from start to healthy, median", "healthySeconds", Pairs.Median(healthy), "{0:N1} s");
            report.Add("from start to the first acknowledged batch, median", "workingSeconds", Pairs.Median(working), "{0:N1} s");
            report.Expect("acknowledged ids read back", "readBack", found, sender.Acknowledged);
            return report;
        }
        finally
        {
            await product.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
