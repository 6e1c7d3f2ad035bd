using System.Globalization;

namespace StudyMate.Simulation;

/// <summary>The arguments are not to be understood; the message says which.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <param name="First">First seed.</param>
/// <param name="Last">Last seed.</param>
/// <param name="Mutant">The mistake to be noticed, if any.</param>
/// <param name="Trace">Where to write what a single seed does, or null.</param>
/// <param name="Json">Where to write the figures, or null.</param>
/// <param name="Failures">After how many failing seeds to end.</param>
/// <param name="Threads">How many seeds run at once.</param>
internal sealed record Options(int First, int Last, Mutant Mutant, string? Trace, string? Json, int Failures, int Threads)
{
    public const string Usage =
        "dotnet run --project simulation -c Release --  --seeds 1..2000 | --seed N [--trace FILE]  [--mutant NAME]  [--failures 1]  [--threads N]  [--json FILE]";

    private static readonly string[] Names = ["seeds", "seed", "trace", "mutant", "failures", "threads", "json"];

    /// <exception cref="UsageException">An option is unknown or has no such value.</exception>
    public static Options Read(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < args.Length; index += 2)
        {
            var name = Array.Find(Names, name => args[index] == "--" + name) ?? throw new UsageException($"There is no option '{args[index]}'.");
            values[name] = index + 1 < args.Length ? args[index + 1] : throw new UsageException($"The option --{name} needs a value.");
        }

        var (first, last) = values.TryGetValue("seed", out var seed) ? (Number("seed", seed), Number("seed", seed)) : Range(values.GetValueOrDefault("seeds", "1..200"));
        var trace = values.GetValueOrDefault("trace");
        if (trace is not null && first != last)
            throw new UsageException("--trace goes with one --seed.");
        return new Options(
            first,
            last,
            MutantOf(values.GetValueOrDefault("mutant")),
            trace,
            values.GetValueOrDefault("json"),
            Number("failures", values.GetValueOrDefault("failures", "1")),
            trace is null && values.TryGetValue("threads", out var threads) ? Math.Max(1, Number("threads", threads)) : trace is null ? Environment.ProcessorCount : 1);
    }

    private static Mutant MutantOf(string? name) => name is null ? Mutant.None
        : Enum.TryParse<Mutant>(name, ignoreCase: true, out var mutant) && mutant != Mutant.None ? mutant
        : throw new UsageException($"--mutant is one of {string.Join(", ", Enum.GetNames<Mutant>().Skip(1))}.");

    private static (int First, int Last) Range(string text) =>
        text.Split("..") is [var from, var to] && Number("seeds", from) is var first && Number("seeds", to) is var last && first <= last
            ? (first, last)
            : throw new UsageException("--seeds is a range such as 1..2000.");

    private static int Number(string name, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new UsageException($"--{name} is a number, not '{text}'.");
}
