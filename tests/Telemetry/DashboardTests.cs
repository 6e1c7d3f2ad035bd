using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.Telemetry;

/// <summary>The dashboard asks for what there is: its queries are checked against the instruments of a running product.</summary>
public sealed class DashboardTests
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["ms"] = "milliseconds",
        ["s"] = "seconds",
        ["By"] = "bytes",
    };

    [Fact]
    public async Task Every_metric_that_is_queried_is_one_that_a_collector_makes_of_our_instruments()
    {
        var made = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                foreach (var name in PrometheusNames(instrument))
                    made[name] = true;
            },
        };
        listener.Start();
        var app = await StudyMateApp.SharedAsync();
        using var client = app.Anonymous();
        await client.GetJsonAsync("/api/health");
        // The counter of hubs is there once somebody has looked at figures.
        HubInstruments.Opened();
        HubInstruments.Closed();

        var queried = Queried().ToHashSet(StringComparer.Ordinal);
        queried.Count.Should().BeGreaterThan(40, $"Only {queried.Count} metrics were found in the dashboard.");
        queried.Except(made.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public void Every_panel_has_a_title_and_a_place_of_its_own()
    {
        using var dashboard = Read();
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        panels.Should().AllSatisfy(panel => panel.GetProperty("title").GetString().Should().NotBeNullOrEmpty());
        panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count().Should().Be(panels.Count);
        panels.Select(panel => panel.GetProperty("gridPos").GetRawText()).Distinct(StringComparer.Ordinal).Count().Should().Be(panels.Count);
    }

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllText(Repository.Path("deploy/grafana/studymate.json")));

    private static IEnumerable<string> Queried()
    {
        using var dashboard = Read();
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.TryGetProperty("targets", out var targets) ? [.. targets.EnumerateArray()] : Array.Empty<JsonElement>())
            .Select(target => target.GetProperty("expr").GetString()!);
        var variables = dashboard.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray()
            .Select(variable => variable.GetProperty("query"))
            .Where(query => query.ValueKind == JsonValueKind.Object)
            .Select(query => query.GetProperty("query").GetString()!);
        foreach (var query in panels.Concat(variables))
        {
            // Labels are no metrics: those in braces, and those that sums are grouped by.
            var bare = Regex.Replace(query, @"\{[^}]*\}|\bby \([^)]*\)|\$\w+", "", RegexOptions.ExplicitCapture);
            foreach (Match name in Regex.Matches(bare, @"\b(orleans|studymate|http|kestrel|dotnet)_\w+", RegexOptions.ExplicitCapture))
                yield return name.Value;
        }
    }

    /// <summary>As the collector's Prometheus exporter writes them: unit and kind as suffixes, what stands in braces left out.</summary>
    private static IEnumerable<string> PrometheusNames(Instrument instrument)
    {
        var name = Regex.Replace(instrument.Name, "[^A-Za-z0-9_:]", "_", RegexOptions.ExplicitCapture);
        var unit = instrument.Unit is { Length: > 0 } given && !given.StartsWith('{') ? Units.GetValueOrDefault(given, given) : null;
        if (unit is not null && !name.EndsWith("_" + unit, StringComparison.Ordinal))
            name += "_" + unit;
        var kind = instrument.GetType().Name.Split('`')[0];
        return kind switch
        {
            "Counter" or "ObservableCounter" => [name + "_total"],
            "Histogram" => [name + "_bucket", name + "_sum", name + "_count"],
            _ => [name],
        };
    }
}
