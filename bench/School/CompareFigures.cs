using System.Text.Json;

namespace StudyMate.Bench;

/// <summary>Reads the figures of the product and compares them, number by number, with the expected ones.</summary>
internal sealed class CompareFigures(ApiClient api, BenchSchool school, long position, CancellationToken stop)
{
    private const double Tolerance = 1e-6;
    private const int AtOnce = 8;
    private const int ShownDifferences = 10;

    private readonly List<string> _differences = [];
    private readonly Lock _gate = new();

    /// <summary>The first differences, for the report.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>How many of the students' progresses are equal.</summary>
    public async Task<int> ProgressAsync(IReadOnlyList<Ledger> ledgers, ExpectedFigures expected)
    {
        var equal = 0;
        await Parallel.ForEachAsync(ledgers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (ledger, _) =>
        {
            var path = $"/api/students/{ledger.Student.Id}/progress";
            if (await IsEqualAsync("progress", path, expected.Progress(ledger)))
                Interlocked.Increment(ref equal);
        });
        return equal;
    }

    /// <summary>How many of the key figures and heatmaps, of the school and of each class, are equal.</summary>
    public async Task<(int Kpis, int Heatmaps)> ScopesAsync(ExpectedFigures expected)
    {
        var (kpis, heatmaps) = (0, 0);
        foreach (var classId in school.Classes.Prepend(null))
        {
            var filter = classId is null ? "" : $"classId={classId}&";
            kpis += await IsEqualAsync("kpis", $"/api/analytics/kpis?{filter}", expected.Kpis(classId)) ? 1 : 0;
            heatmaps += await IsEqualAsync("heatmap", $"/api/analytics/heatmap?{filter}", expected.Heatmap(classId)) ? 1 : 0;
        }

        return (kpis, heatmaps);
    }

    private async Task<bool> IsEqualAsync(string kind, string path, IReadOnlyDictionary<string, double> expected)
    {
        var question = path.Contains('?', StringComparison.Ordinal) ? path : path + "?";
        var answer = await api.GetAsync(kind, $"{question}atLeast={position}", school.AdminToken, stop);
        var equal = Equal("position", answer.GetProperty("position").GetInt64() >= position ? position : -1, position, path);
        foreach (var (name, value) in expected)
            equal &= Equal(name, Find(answer, name), value, path);
        if (answer.TryGetProperty("themes", out var themes))
        {
            var known = expected.Keys.Count(name => name.EndsWith(".attempts", StringComparison.Ordinal));
            equal &= Equal("number of themes", themes.GetArrayLength(), known, path);
        }

        return equal;
    }

    private bool Equal(string name, double? actual, double expected, string path)
    {
        if (actual is { } value && Math.Abs(value - expected) <= Tolerance)
            return true;
        lock (_gate)
        {
            if (_differences.Count < ShownDifferences)
                _differences.Add($"{path} {name}: expected {expected}, got {actual?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"}");
        }

        return false;
    }

    /// <summary>A number by its path; below an array of themes the theme's id is a step.</summary>
    private static double? Find(JsonElement answer, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (answer.ValueKind == JsonValueKind.Array)
                answer = answer.EnumerateArray().FirstOrDefault(item => string.Equals(item.GetProperty("themeId").GetString(), step, StringComparison.Ordinal));
            else if (!answer.TryGetProperty(step, out answer))
                return null;
            if (answer.ValueKind == JsonValueKind.Undefined)
                return null;
        }

        return answer.ValueKind switch
        {
            JsonValueKind.Number => answer.GetDouble(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            _ => null,
        };
    }
}
