using System.Globalization;

namespace StudyMate.Bench;

/// <summary>The options of a scenario, <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Where to write the figures, or null.</summary>
    public string? Json => Text("json");

    /// <summary>Where the programs of the product lie, such as the folder of a publication; beside this one otherwise.</summary>
    public string Product => Text("product") is { } folder ? Path.GetFullPath(folder) : AppContext.BaseDirectory;

    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var arguments = new Arguments();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                throw new UsageException($"'{args[i]}' is not an option with a value.");
            arguments._values[args[i][2..]] = args[i + 1];
        }

        return arguments;
    }

    /// <summary>Refuses options that the scenario does not have: a typing error must not measure something else.</summary>
    public Arguments Only(params string[] names)
    {
        var unknown = _values.Keys.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal) && name is not ("json" or "product"));
        return unknown is null ? this : throw new UsageException($"There is no option --{unknown}.");
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Number(string name, int absent, int min, int max)
    {
        if (Text(name) is not { } text)
            return absent;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new UsageException($"--{name} is a number from {min} to {max}.");
    }
}

/// <summary>A scenario could not be carried out; the message says why.</summary>
internal sealed class BenchException(string message) : Exception(message);

/// <summary>The arguments are not those of the scenario; the message says which.</summary>
internal sealed class UsageException(string message) : Exception(message);
