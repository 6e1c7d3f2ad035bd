using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace StudyMate.Bench;

/// <summary>What a scenario found: lines of a table, each with one or several named figures.</summary>
internal sealed class Report(string scenario, string title)
{
    private readonly List<(string Label, string Value)> _lines = [];
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);

    /// <summary>Whether the scenario held what it promises.</summary>
    public bool Succeeded { get; set; } = true;

    public double this[string figure] => _figures[figure];

    /// <summary>A line with one figure; <paramref name="format"/> is a composite format.</summary>
    public void Add(string label, string figure, double value, string format = "{0:N0}")
    {
        _figures[figure] = Math.Round(value, 6);
        _lines.Add((label, string.Format(CultureInfo.InvariantCulture, format, value)));
    }

    /// <summary>Median and tails of a kind of request, in milliseconds.</summary>
    public void Add(string label, string figure, Latencies latencies)
    {
        var (p50, p95, p99) = (latencies.At(0.50), latencies.At(0.95), latencies.At(0.99));
        _figures[figure + "P50Ms"] = Math.Round(p50, 3);
        _figures[figure + "P95Ms"] = Math.Round(p95, 3);
        _figures[figure + "P99Ms"] = Math.Round(p99, 3);
        _lines.Add((label, string.Create(CultureInfo.InvariantCulture, $"{p50:N1} / {p95:N1} / {p99:N1} ms  (p50 / p95 / p99, n = {latencies.Count:N0})")));
    }

    /// <summary>How many of the expected answers were as expected; anything less fails the scenario.</summary>
    public void Expect(string label, string figure, long right, long expected)
    {
        _figures[figure + "Right"] = right;
        _figures[figure + "Expected"] = expected;
        _lines.Add((label, string.Create(CultureInfo.InvariantCulture, $"{right:N0} of {expected:N0}{(right == expected ? "" : "   <-- NOT EQUAL")}")));
        Succeeded &= right == expected;
    }

    /// <summary>A line of text, without a figure.</summary>
    public void Note(string label, string text) => _lines.Add((label, text));

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine(new string('-', title.Length));
        var width = _lines.Max(line => line.Label.Length);
        foreach (var (label, value) in _lines)
            output.WriteLine($"{label.PadRight(width)}  {value}");
        output.WriteLine(Succeeded ? "OK" : "FAILED");
    }

    public async Task WriteAsync(string file)
    {
        await using var stream = File.Create(file);
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("scenario", scenario);
        json.WriteStartObject("machine");
        json.WriteNumber("cores", Environment.ProcessorCount);
        json.WriteNumber("memoryMb", GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024));
        json.WriteString("os", RuntimeInformation.OSDescription);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteEndObject();
        json.WriteStartObject("figures");
        foreach (var (name, value) in _figures)
            json.WriteNumber(name, value);
        json.WriteNumber("succeeded", Succeeded ? 1 : 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
