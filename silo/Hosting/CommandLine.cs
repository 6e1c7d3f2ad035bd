namespace StudyMate.Hosting;

/// <summary>The options of the command line, as configuration. Any key of the configuration can be given as <c>--Section:Key=value</c>.</summary>
internal static class CommandLine
{
    public const string Usage = """
        StudyMate
          --urls URL           where to listen (default http://localhost:8080)
          --data DIR           data folder (default ./data)
          --no-demo            start without demo data
          --environment NAME   Development or Production
          --Section:Key=VALUE  any key of the configuration
          --check-health URL   asks a running server, e.g. http://127.0.0.1:8080/api/health/ready, and ends with 0 or 1

        StudyMate recover-platform [EMAIL]
          prints a one-time link for an administrator of the platform who cannot sign in any more, and ends; takes the options above
        """;

    /// <summary>Configuration arguments, each <c>--Key=value</c>; throws <see cref="StartRefusedException"/> for what is not an option.</summary>
    public static string[] Read(IReadOnlyList<string> args)
    {
        var read = new List<string>(args.Count);
        for (var index = 0; index < args.Count; index++)
        {
            var (name, value) = Split(args[index]);
            switch (name)
            {
                case "--no-demo" when value is null:
                    read.Add("--Demo:Enabled=false");
                    break;
                case "--urls":
                    read.Add($"--urls={Value()}");
                    break;
                case "--data":
                    read.Add($"--Data:Folder={Value()}");
                    break;
                case "--environment":
                    read.Add($"--environment={Value()}");
                    break;
                case not null when name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal):
                    read.Add($"{name}={Value()}");
                    break;
                default:
                    throw new StartRefusedException($"Unknown option '{args[index]}'. Try --help.");
            }

            string Value() => value
                ?? (index + 1 < args.Count && !args[index + 1].StartsWith("--", StringComparison.Ordinal)
                    ? args[++index]
                    : throw new StartRefusedException($"The option {name} needs a value."));
        }

        return [.. read];
    }

    private static (string Name, string? Value) Split(string arg)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (arg, null) : (arg[..equals], arg[(equals + 1)..]);
    }
}
