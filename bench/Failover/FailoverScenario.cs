using System.Diagnostics;
using System.Globalization;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- failover</c>: two silos and an API over one MariaDB or MySQL while a school plays. First nobody is touched, and nobody may be
/// declared dead; then one silo after the other is killed with <c>kill -9</c>: how long until every student's write is acknowledged again, and
/// whether all figures equal what was sent.
/// </summary>
internal static class FailoverScenario
{
    public const string Name = "failover";
    public const string Usage = "failover [--server \"Server=…;User ID=…\"] [--quiet 60] [--rounds 5] [--students 100] [--pause MS] [--json FILE]";

    private const int Connections = 64;
    private static readonly TimeSpan Target = TimeSpan.FromSeconds(10);

    /// <summary>Who waited longer had to do with the dead silo.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("server", "quiet", "rounds", "students", "pause");
        var quiet = TimeSpan.FromSeconds(arguments.Number("quiet", 60, 0, 3_600));
        var rounds = arguments.Number("rounds", 5, 0, 50);
        var students = arguments.Number("students", 100, 1, 2_500);
        var pause = TimeSpan.FromMilliseconds(arguments.Number("pause", 2_000, 10, 600_000));
        await using var database = await BenchDatabase.CreateAsync(BenchDatabase.ServerOf(arguments), stop);
        var folder = Directory.CreateTempSubdirectory("studymate-failover-");
        try
        {
            await using var cluster = await Cluster.StartAsync(folder.FullName, database.ConnectionString, stop);
            using var api = new ApiClient(cluster.Address, Connections);
            return await RunAsync(database, cluster, api, quiet, rounds, students, pause, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Report> RunAsync(
        BenchDatabase database, Cluster cluster, ApiClient api, TimeSpan quiet, int rounds, int students, TimeSpan pause, CancellationToken stop)
    {
        Console.WriteLine($"Setting up a school with {students} students at {cluster.Address} …");
        var day = new SchoolDay(api, students, stop);
        await day.SetUpAsync(SchoolSetup.DefaultEmail, SchoolSetup.StaffPassword);
        using var probe = new WriteProbe(api, cluster.Address, stop);
        await probe.SetUpAsync();

        var over = false;
        var clock = Stopwatch.StartNew();
        var playing = day.PlayAsync(pause, seed: 1, () => over);
        // A load that has failed is no load: its fault ends the scenario.
        await await Task.WhenAny(playing, Task.Delay(quiet, stop));
        var falseDeaths = await database.CountDeadAsync(stop);
        Console.WriteLine($"{quiet.TotalSeconds:N0} s without a kill: {falseDeaths} silos declared dead.");

        var (middle, last) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var took = await KillAsync(cluster, probe, round % Cluster.Size, stop);
            double[] waited = [.. took.Where(time => time > Noticed).Select(time => time.TotalSeconds).DefaultIfEmpty()];
            middle.Add(Pairs.Median(waited));
            last.Add(waited.Max());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  round {round + 1}: {waited.Length} of {took.Length} students waited, the middle one {middle[^1]:N1} s, the last one {last[^1]:N1} s"));
            await cluster.StartSiloAsync(round % Cluster.Size, stop);
            await await Task.WhenAny(playing, Task.Delay(Settle, stop));
        }

        over = true;
        await playing;
        var played = clock.Elapsed;
        Console.WriteLine("Comparing figures …");
        await day.CompareAsync();

        var report = new Report(Name, $"failover: two silos, {students} students, {played.TotalSeconds:N0} s of load, {rounds} kills");
        day.AddLoad(report, played);
        report.Add("turned away and sent again", "turnedAway", api.TurnedAway);
        report.Add("events", "events", api.Of("events"));
        report.Add("time without a kill", "quietSeconds", quiet.TotalSeconds, "{0:N0} s");
        report.Expect("nobody declared dead in that time", "falseDeaths", 0, falseDeaths);
        if (rounds > 0)
        {
            report.Add("from kill -9 to a student's acknowledged write, the middle of those who waited", "failoverMiddleSeconds", Pairs.Median(middle), "{0:N1} s");
            report.Add("  the last of them", "failoverLastSeconds", Pairs.Median(last), "{0:N1} s");
            report.Add("  the last of them in the slowest round", "failoverWorstSeconds", last.Max(), "{0:N1} s");
            report.Note("target", $"the last of them, median of the rounds, below {Target.TotalSeconds:N0} s");
            report.Succeeded &= report["failoverLastSeconds"] < Target.TotalSeconds;
        }

        day.AddExpectationsAfterLostAnswers(report);
        return report;
    }

    private static async Task<TimeSpan[]> KillAsync(Cluster cluster, WriteProbe probe, int silo, CancellationToken stop)
    {
        var tokens = await probe.WarmUpAsync();
        stop.ThrowIfCancellationRequested();
        var clock = Stopwatch.StartNew();
        await cluster.KillSiloAsync(silo);
        return await probe.WriteAsync(tokens, clock);
    }
}
