using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- releases</c>: a silo of another release beside one of this, over one MariaDB or MySQL, while a school plays; then the other one is
/// replaced, as in an upgrade. Nothing that was acknowledged may be lost or counted twice, and nobody may be turned away by what does not understand them.
/// </summary>
internal static class ReleasesScenario
{
    public const string Name = "releases";
    public const string Usage = "releases --other FOLDER [--server \"Server=…;User ID=…\"] [--seconds 30] [--students 100] [--pause MS] [--json FILE]";

    private const int Connections = 64;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("other", "server", "seconds", "students", "pause");
        var other = arguments.Text("other") is { } named && File.Exists(Path.Combine(named, "StudyMate.Silo.dll"))
            ? Path.GetFullPath(named)
            : throw new UsageException("--other names the folder of another release, with StudyMate.Silo.dll.");
        var time = TimeSpan.FromSeconds(arguments.Number("seconds", 30, 1, 3_600));
        var students = arguments.Number("students", 100, 1, 2_500);
        var pause = TimeSpan.FromMilliseconds(arguments.Number("pause", 2_000, 10, 600_000));
        await using var database = await BenchDatabase.CreateAsync(BenchDatabase.ServerOf(arguments), stop);
        var folder = Directory.CreateTempSubdirectory("studymate-releases-");
        try
        {
            await using var cluster = await Cluster.StartAsync(folder.FullName, database.ConnectionString, stop, other);
            using var api = new ApiClient(cluster.Address, Connections);
            Console.WriteLine($"Setting up a school with {students} students at {cluster.Address} …");
            var day = new SchoolDay(api, students, stop);
            await day.SetUpAsync(SchoolSetup.DefaultEmail, SchoolSetup.StaffPassword);

            var over = false;
            var clock = Stopwatch.StartNew();
            var playing = day.PlayAsync(pause, seed: 1, () => over);
            // A load that has failed is no load: its fault ends the scenario.
            await await Task.WhenAny(playing, Task.Delay(time, stop));
            Console.WriteLine("Replacing the silo of the other release …");
            await cluster.KillSiloAsync(0);
            await cluster.StartSiloAsync(0, stop);
            await await Task.WhenAny(playing, Task.Delay(time, stop));
            over = true;
            await playing;
            var played = clock.Elapsed;
            Console.WriteLine("Comparing figures …");
            await day.CompareAsync();

            var report = new Report(Name, $"releases: {other} beside this one, {students} students, {played.TotalSeconds:N0} s");
            day.AddLoad(report, played);
            report.Add("turned away and sent again", "turnedAway", api.TurnedAway);
            report.Add("events", "events", api.Of("events"));
            day.AddExpectationsAfterLostAnswers(report);
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
