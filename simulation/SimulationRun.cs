using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace StudyMate.Simulation;

/// <summary>Runs seeds of the simulated school until one violates an invariant; with a mutant, until one notices it.</summary>
internal static class SimulationRun
{
    private const int ProgressSeeds = 100;

    /// <summary>0 when all is as it should be, 1 when not, 2 when the arguments are wrong.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        // Each life of a host has services of its own: compiling how to make them costs more than making them.
        AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", isEnabled: true);
        try
        {
            return Run(Options.Read(args), output) ? 0 : 1;
        }
        catch (UsageException wrong)
        {
            errors.WriteLine(wrong.Message);
            errors.WriteLine($"  {Options.Usage}");
            return 2;
        }
    }

    private static bool Run(Options options, TextWriter output)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        using var trace = options.Trace is { } file ? new StreamWriter(file) : null;
        var progress = TextWriter.Synchronized(output);
        var started = Stopwatch.GetTimestamp();
        var done = 0;
        var runs = new SeedRuns(options.First, options.Last, options.Failures, seed =>
        {
            var outcome = SchoolRun.Run(seed, options.Mutant, trace);
            // A range may take an hour: whoever waits sees that it goes on, and a failure as soon as it is there.
            if (Interlocked.Increment(ref done) % ProgressSeeds == 0)
                progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {done} seeds …"));
            if (outcome.Violation is not null)
                progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seed {seed}: {outcome.Violation}"));
            return outcome;
        });
        runs.Run(options.Threads, stop.Token);

        var figures = Figures(runs, Stopwatch.GetElapsedTime(started));
        var succeeded = (runs.Failed.Count == 0) == (options.Mutant == Mutant.None) && !stop.IsCancellationRequested;
        Print(output, options, runs, figures, succeeded);
        if (options.Json is { } json)
            File.WriteAllText(json, JsonSerializer.Serialize(figures));
        return succeeded;
    }

    private static Dictionary<string, double> Figures(SeedRuns runs, TimeSpan elapsed) => new(StringComparer.Ordinal)
    {
        ["seeds"] = runs.Done,
        ["seeds per second"] = Math.Round(runs.Done / elapsed.TotalSeconds, 2),
        ["failing seeds"] = runs.Failed.Count,
        ["commands, fewest of a seed"] = runs.FewestCommands,
        ["crashes, fewest of a seed"] = runs.FewestCrashes,
        ["duplicates, percent of commands and events"] = Math.Round(runs.DuplicatesPercent, 1),
        ["turns"] = runs.Steps,
    };

    private static void Print(TextWriter output, Options options, SeedRuns runs, Dictionary<string, double> figures, bool succeeded)
    {
        output.WriteLine(options.Mutant == Mutant.None ? "Simulated schools" : $"Simulated schools with the mutant {options.Mutant}");
        foreach (var (label, value) in figures)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label,-45} {value:#,0.##}"));
        foreach (var (what, times) in runs.Coverage.Counts)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-60} {times:N0}"));
        foreach (var failed in runs.Failed.Values)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(options.Mutant == Mutant.None ? "FAILING SEED" : "caught by seed")} {failed.Seed}: {failed.Violation}"));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  replay: dotnet run --project simulation -c Release -- --seed {failed.Seed} --trace trace.txt{(options.Mutant == Mutant.None ? "" : $" --mutant {options.Mutant}")}"));
        }

        if (runs.First == runs.Last)
            output.WriteLine($"digest {runs.LastDigest:x16}");
        output.WriteLine(succeeded ? "OK" : "FAILED");
    }
}
