using System.Diagnostics;

namespace StudyMate.Web;

/// <summary>What browser tests need of the machine, looked up once.</summary>
internal static class Tools
{
    /// <summary>Debian's Chromium, or null.</summary>
    public static string? Chromium { get; } = Find("chromium");

    public static string? Node { get; } = Find("node");

    /// <summary>Why browser tests cannot run here, or null.</summary>
    public static string? NoBrowser =>
        Chromium is null ? "NOT TESTED: no Chromium is installed (Debian: apt-get install chromium)." : NoNode;

    /// <summary>Why tests of the browser app cannot run here, or null.</summary>
    public static string? NoNode =>
        Node is null ? "NOT TESTED: no Node.js is installed (20.19 or newer, with npm)."
        : Directory.Exists(Infrastructure.Repository.Path("web/node_modules")) ? null
        : "NOT TESTED: the packages of the browser app are not installed (the build does it where it finds npm).";

    /// <summary>Runs a program of the browser app to its end, at most as long as given; returns exit code and all it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, TimeSpan limit, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Infrastructure.Repository.Path("web"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var written = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var end = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            // With its browser, which is a child of it.
            process.Kill(entireProcessTree: true);
            return (-1, $"Not finished within {limit}.{Environment.NewLine}{string.Join(Environment.NewLine, await written)}");
        }

        return (process.ExitCode, string.Join(Environment.NewLine, await written));
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => (string[])[Path.Combine(folder, program), Path.Combine(folder, program + ".exe")])
        .FirstOrDefault(File.Exists);
}

/// <summary>A theory that needs a browser: skipped with a reason that everybody sees where there is none.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Tools.NoBrowser;
}

/// <summary>The same for a single case.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Tools.NoBrowser;
}

/// <summary>A fact that needs Node.js with the packages of the browser app.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Tools.NoNode;
}
