using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StudyMate.Storage;

/// <summary>
/// A database of its own on the server that the environment names, reached through the command-line client, with all scripts and
/// migrations applied twice. The client counts rows changed, not rows found, as the adapter's connections must.
/// </summary>
public sealed partial class MariaDb : IDisposable
{
    /// <summary><c>host:port</c> of a server whose user root has no password; <c>.ci/run</c> starts one for the run.</summary>
    private const string Variable = "STUDYMATE_TEST_MARIADB";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    private readonly string _name = $"studymate_{Guid.NewGuid():n}";

    public MariaDb()
    {
        if (Server is null)
            return;
        Run(null, $"CREATE DATABASE {_name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        for (var round = 0; round < 2; round++)
        {
            foreach (var (_, script) in ClusterScripts.All)
                Run(_name, script);
            foreach (var migration in Statements.Migrations)
                Run(_name, $"{Open}{migration.Sql}");
            Run(_name, Statements["Schema/Create"]);
        }
    }

    /// <summary>Why there is nothing to test against, or null.</summary>
    internal static string? Missing { get; } = Server is null ? $"{Variable} names no MariaDB server: no MySQL statement was executed." : null;

    internal static SqlStatements Statements { get; } = SqlStatements.LoadMySql();

    internal static string Open { get; } = $"{Statements["Session/Open"].TrimEnd()};\n";

    public void Dispose()
    {
        if (Server is not null)
            Run(null, $"DROP DATABASE {_name}");
    }

    /// <summary>Runs a script on a connection of its own; answers the rows of all its results. A fault ends it.</summary>
    internal ImmutableArray<Row> Query(string script)
    {
        var (fault, output) = Execute(_name, Open + script, []);
        return fault.Length == 0 ? Rows(output) : throw new InvalidOperationException(fault);
    }

    /// <summary>The number of the error that ends a script.</summary>
    internal int FaultOf(string script) => Errors().Match(Execute(_name, Open + script, []).Fault) is { Success: true } error
        ? int.Parse(error.Groups["code"].Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("The script succeeded.");

    /// <summary>Runs statements one after the other whatever becomes of each; answers what failed, by its index, and all results.</summary>
    internal (ImmutableArray<string> Faults, ImmutableArray<Row> Rows) Each(ImmutableArray<string> statements)
    {
        // One line each: the client names the line of a fault. The first ones open the session.
        var opening = SqlText.Split(Open).Length;
        var lines = SqlText.Split(Open).AddRange(statements).Select(statement => SqlText.Plain(statement) + ";");
        var (faults, output) = Execute(_name, string.Join('\n', lines), ["--force"]);
        return (
            [
                .. Errors().Matches(faults).Select(error =>
                    $"{statements[int.Parse(error.Groups["line"].Value, CultureInfo.InvariantCulture) - 1 - opening]}: {error.Value}"),
            ],
            Rows(output));
    }

    /// <summary>A connection that stays open with whatever it holds, until it is disposed.</summary>
    internal MariaDbSession Connect() => new(Start(_name, ["--unbuffered", "--skip-column-names"]));

    private static void Run(string? database, string script)
    {
        if (Execute(database, script, []).Fault is { Length: > 0 } fault)
            throw new InvalidOperationException(fault);
    }

    private static (string Fault, string Output) Execute(string? database, string script, string[] options)
    {
        using var client = Start(database, ["--xml", .. options]);
        var output = client.StandardOutput.ReadToEndAsync();
        var faults = client.StandardError.ReadToEndAsync();
        client.StandardInput.Write(script);
        client.StandardInput.Close();
        client.WaitForExit();
        return (client.ExitCode == 0 && !options.Contains("--force", StringComparer.Ordinal) ? "" : faults.Result, output.Result);
    }

    private static Process Start(string? database, string[] options)
    {
        var (host, port) = Server!.Split(':') is [var name, var number] ? (name, number) : throw new FormatException($"{Variable} is not host:port.");
        var start = new ProcessStartInfo("mariadb")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        string[] arguments = ["--no-defaults", "--protocol=tcp", $"--host={host}", $"--port={port}", "--user=root", "--batch",
            "--default-character-set=utf8mb4", .. options];
        foreach (var argument in database is null ? arguments : [.. arguments, database])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static ImmutableArray<Row> Rows(string output) =>
    [
        .. output.Split("<?xml version=\"1.0\"?>", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(document => XElement.Parse(document))
            .SelectMany(results => results.Elements("row").Select(row => new Row(
                results.Attribute("statement")!.Value.Trim(),
                [.. row.Elements("field").Select(field => (field.Attribute("name")!.Value, field.Attributes().Any(IsNil) ? null : field.Value))]))),
    ];

    private static bool IsNil(XAttribute attribute) => attribute.Name.LocalName is "nil";

    [GeneratedRegex(@"ERROR (?<code>\d+) \(\w+\) at line (?<line>\d+)[^\n]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Errors();
}

/// <param name="Statement">The statement that returned it.</param>
/// <param name="Fields">Names and values in their order.</param>
internal sealed record Row(string Statement, ImmutableArray<(string Name, string? Value)> Fields)
{
    public string? this[string name] => Fields.Single(field => field.Name == name).Value;

    /// <summary>The values, NULL as such, one space between them.</summary>
    public override string ToString() => string.Join(' ', Fields.Select(field => field.Value ?? "NULL"));
}
