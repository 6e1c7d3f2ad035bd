using System.Diagnostics;
using System.Globalization;

namespace StudyMate.Bench;

/// <summary>Runs seeds of the simulated school until one violates an invariant; with a mutant, until one notices it.</summary>
internal static class SimulateScenario
{
    public const string Name = "simulate";
    public const string Usage = "simulate  --seeds 1..2000 | --seed N [--trace FILE]  [--mutant NAME]  [--failures 1]  [--threads N]";

    private const int ProgressSeeds = 100;

    public static Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("seeds", "seed", "trace", "mutant", "failures", "threads");
        // Each life of a host has services of its own: compiling how to make them costs more than making them.
        AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", isEnabled: true);
        var mutant = MutantOf(arguments.Text("mutant"));
        var (first, last) = SeedsOf(arguments);
        var threads = arguments.Number("threads", Environment.ProcessorCount, 1, 64);
        if (arguments.Text("trace") is not null && first != last)
            throw new UsageException("--trace goes with one --seed.");
        using var trace = arguments.Text("trace") is { } file ? new StreamWriter(file) : null;

        var started = Stopwatch.GetTimestamp();
        var done = 0;
        var runs = new SeedRuns(first, last, arguments.Number("failures", 1, 1, int.MaxValue), seed =>
        {
            var outcome = SchoolRun.Run(seed, mutant, trace);
            // A range may take an hour: whoever waits sees that it goes on, and a failure as soon as it is there.
            if (Interlocked.Increment(ref done) % ProgressSeeds == 0)
                Console.WriteLine($"  {done} seeds …");
            if (outcome.Violation is not null)
                Console.WriteLine($"  seed {seed}: {outcome.Violation}");
            return outcome;
        });
        runs.Run(trace is null ? threads : 1, stop);
        return Task.FromResult(ReportOf(runs, mutant, Stopwatch.GetElapsedTime(started)));
    }

    private static Report ReportOf(SeedRuns runs, Mutant mutant, TimeSpan elapsed)
    {
        var report = new Report(Name, mutant == Mutant.None ? "Simulated schools" : $"Simulated schools with the mutant {mutant}");
        report.Add("seeds", "seeds", runs.Done);
        report.Add("seeds per second", "seedsPerSecond", runs.Done / elapsed.TotalSeconds, "{0:N1}");
        report.Add("commands, fewest of a seed", "fewestCommands", runs.FewestCommands);
        report.Add("crashes, fewest of a seed", "fewestCrashes", runs.FewestCrashes);
        report.Add("duplicates, percent of commands and events", "duplicatesPercent", runs.DuplicatesPercent, "{0:N1}");
        report.Add("turns", "turns", runs.Steps);
        foreach (var (what, times) in runs.Coverage.Counts)
            report.Note("  " + what, times.ToString("N0", CultureInfo.InvariantCulture));
        foreach (var failed in runs.Failed.Values)
        {
            report.Note(mutant == Mutant.None ? "FAILING SEED" : "caught by seed", failed.Seed.ToString(CultureInfo.InvariantCulture));
            report.Note("  violation", failed.Violation!);
            report.Note("  replay", string.Create(
                CultureInfo.InvariantCulture,
                $"dotnet run --project bench -- simulate --seed {failed.Seed} --trace trace.txt{(mutant == Mutant.None ? "" : $" --mutant {mutant}")}"));
        }

        if (runs.First == runs.Last)
            report.Note("digest", runs.LastDigest.ToString("x16", CultureInfo.InvariantCulture));
        report.Succeeded = (runs.Failed.Count == 0) == (mutant == Mutant.None);
        return report;
    }

    private static Mutant MutantOf(string? name) => name is null ? Mutant.None
        : Enum.TryParse<Mutant>(name, ignoreCase: true, out var mutant) && mutant != Mutant.None ? mutant
        : throw new UsageException($"--mutant is one of {string.Join(", ", Enum.GetNames<Mutant>().Skip(1))}.");

    private static (int First, int Last) SeedsOf(Arguments arguments)
    {
        if (arguments.Text("seed") is not null)
        {
            var seed = arguments.Number("seed", 1, 0, int.MaxValue);
            return (seed, seed);
        }

        var parts = (arguments.Text("seeds") ?? "1..200").Split("..");
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first <= last
                ? (first, last)
                : throw new UsageException("--seeds is a range such as 1..2000.");
    }
}
