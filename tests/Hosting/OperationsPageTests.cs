using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using StudyMate.Architecture;
using StudyMate.Infrastructure;

namespace StudyMate.Hosting;

/// <summary>docs/operations.md says of every setting what the code does.</summary>
public sealed class OperationsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs/operations.md"));

    private static readonly Assembly[] Product = [typeof(StudyMateApi).Assembly, typeof(StudyMateHost).Assembly, typeof(Common.Commit).Assembly];

    private static readonly Settings Known = Settings.Of(Product);

    /// <summary>Every setting of any process.</summary>
    internal static IReadOnlySet<string> KnownKeys { get; } = Known.All.Select(setting => setting.Key).ToHashSet(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Table = Regex
        .Matches(Page, @"^\| `(?<key>[A-Z]\w+:[A-Z]\w+)` \| (?<value>[^|]+) \|", RegexOptions.Multiline)
        .ToDictionary(row => row.Groups["key"].Value, row => row.Groups["value"].Value.Trim('`', ' '), StringComparer.Ordinal);

    [Fact]
    public void Every_setting_has_its_row_and_every_row_its_setting() =>
        Table.Keys.Order(StringComparer.Ordinal).Should().Equal(KnownKeys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_defaults_are_those_of_the_code()
    {
        // A path of the machine is said in words.
        foreach (var setting in Known.All.Where(setting => setting.Key is not "Web:Folder"))
            (setting.Key, Table[setting.Key]).Should().Be((setting.Key, Said(setting.Default)));
    }

    [Fact]
    public async Task Every_metric_that_is_to_be_watched_is_one_that_is_measured()
    {
        await StudyMateApp.SharedAsync();
        var measured = InstrumentsOfOurs();
        // Orleans keeps the names of its instruments as constants of an internal class.
        var orleans = Assembly.Load("Orleans.Core").GetType("Orleans.Runtime.InstrumentNames", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Select(field => field.GetRawConstantValue() as string).ToHashSet(StringComparer.Ordinal);
        var watched = Regex.Matches(Page, @"`(?<name>(studymate\.(?!db)|orleans-)[\w.-]*\w)`").Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToArray();
        watched.Should().NotBeEmpty();
        watched.Should().NotContain(name => !orleans.Contains(name) && !measured.Contains(name));
        var alerts = File.ReadAllText(Repository.Path("deploy/prometheus/alerts.yaml"));
        var alerted = Regex.Matches(alerts, @"\b(?<name>(studymate|orleans)_\w+?)(_milliseconds)?_(bucket|total|count)\b").Select(match => match.Groups["name"].Value);
        alerted.Should().AllSatisfy(name => watched.Select(known => known.Replace('.', '_').Replace('-', '_')).Should().Contain(name));
    }

    [Fact]
    public void Files_that_are_named_are_there()
    {
        var named = Regex.Matches(Page, @"`(?<path>(deploy|docs)/[\w./-]+\w)`").Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal);
        // What the operator makes.
        named.Where(path => path is not ("deploy/.env" or "deploy/certificates")).Should().AllSatisfy(path => Path.Exists(Repository.Path(path)).Should().BeTrue(path));
    }

    [Fact]
    public void Every_line_of_the_log_that_is_quoted_is_one_that_is_written()
    {
        // Literals of our methods and of Orleans' assembly.
        var ours = CompiledCode.MethodsOf(Product);
        var orleans = File.ReadAllBytes(typeof(Orleans.Runtime.Silo).Assembly.Location);
        var quoted = Regex.Matches(Page, @"(?i)\b(log|log of the others|of itself|log of a start): `(?<line>[^`]+)`").Select(match => match.Groups["line"].Value).Distinct(StringComparer.Ordinal).ToArray();
        quoted.Length.Should().BeGreaterThan(15, $"Only {quoted.Length} lines of the log are quoted.");
        quoted.Should().AllSatisfy(line =>
        {
            var parts = line.Split('…', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var said = ours.Any(method => parts.All(part => method.Texts.Any(text => text.Contains(part, StringComparison.Ordinal))))
                || parts.All(part => orleans.AsSpan().IndexOf(Encoding.Unicode.GetBytes(part)) >= 0);
            said.Should().BeTrue(line);
        });
    }

    [Fact]
    public void Every_symptom_says_its_cause_its_proof_its_remedy_and_how_to_prevent_it()
    {
        var rows = Page[Page.IndexOf("### Symptoms", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        rows.Count.Should().BeGreaterThan(20);
        rows.Should().AllSatisfy(row => row.Trim('|').Split('|').Count(cell => cell.Trim().Length > 0).Should().Be(5));
    }

    /// <summary>Whatever has been made by now, and what stands in a static field and is made when somebody asks.</summary>
    private static HashSet<string> InstrumentsOfOurs()
    {
        foreach (var type in Product.SelectMany(assembly => assembly.GetTypes()))
        {
            if (!type.ContainsGenericParameters && type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(field => typeof(Instrument).IsAssignableFrom(field.FieldType)))
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name is Common.Instruments.Name)
                names.Add(instrument.Name);
        };
        listener.Start();
        return names;
    }

    private static string Said(object? value) => value switch
    {
        null or "" => "none",
        bool flag => flag ? "true" : "false",
        System.Collections.IEnumerable list and not string => list.Cast<object>().Any() ? "some" : "none",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
