using System.Collections.Immutable;
using StudyMate.Learning;

namespace StudyMate.Analytics;

/// <summary>One student's standing on one theme within a window: what the KPIs and the heatmap count as a row.</summary>
/// <param name="Subject">Pseudonym of the student.</param>
/// <param name="ThemeId">Theme.</param>
/// <param name="Attempts">Completed, scored sessions in the window; at least 1.</param>
/// <param name="Score">Mean of their scores, each attempt weighing the same; 0 to 100.</param>
/// <param name="Mastery">Best verified score ever up to the window's end, 0 to 1; 0 when nothing was verified.</param>
internal sealed record StudentThemeStats(string Subject, string ThemeId, int Attempts, decimal Score, decimal Mastery)
{
    public bool Failed => Score < PassMark.Score;
}

/// <summary>Reads a summary within a window.</summary>
internal static class SummaryReader
{
    /// <summary>The rows of a window, sorted by theme and student, so that sums do not depend on arrival.</summary>
    public static ImmutableArray<StudentThemeStats> Stats(Summary summary, FigureWindow window, string? themeId)
    {
        var rows = ImmutableArray.CreateBuilder<StudentThemeStats>();
        foreach (var (key, days) in summary.Stats)
        {
            if (key.ThemeId.Length > 0 && Wanted(key, themeId) && RowOf(key, days, window) is { } row)
                rows.Add(row);
        }

        rows.Sort(static (a, b) => (string.CompareOrdinal(a.ThemeId, b.ThemeId), string.CompareOrdinal(a.Subject, b.Subject)) switch
        {
            (0, var bySubject) => bySubject,
            var (byTheme, _) => byTheme,
        });
        return rows.DrainToImmutable();
    }

    /// <summary>Sessions, completions and time of a window, with or without a theme.</summary>
    public static SessionTotals Sessions(Summary summary, FigureWindow window, string? themeId)
    {
        var totals = new SessionTotals(0, 0, 0);
        foreach (var (key, days) in summary.Stats)
        {
            if (!Wanted(key, themeId))
                continue;
            foreach (var (day, cell) in days)
            {
                if (window.Contains(day))
                    totals = new(totals.Started + cell.Started, totals.Completed + cell.Completed, totals.TimeMs + cell.TimeMs);
            }
        }

        return totals;
    }

    /// <summary>Students with any activity in the seven days up to the window's end.</summary>
    public static IReadOnlySet<string> Active(Summary summary, FigureWindow window, string? themeId) => summary.Stats
        .Where(pair => Wanted(pair.Key, themeId) && pair.Value.Keys.Any(day => day >= window.ActiveFrom && day <= window.To))
        .Select(pair => pair.Key.Subject)
        .ToHashSet(StringComparer.Ordinal);

    private static bool Wanted(StatKey key, string? themeId) =>
        themeId is null || string.Equals(key.ThemeId, themeId, StringComparison.Ordinal);

    private static StudentThemeStats? RowOf(StatKey key, ImmutableSortedDictionary<DateOnly, DayCell> days, FigureWindow window)
    {
        var attempts = 0;
        long tenths = 0;
        var best = 0;
        foreach (var (day, cell) in days)
        {
            if (day > window.To)
                break;
            best = Math.Max(best, cell.Verified.Best ?? 0);
            if (day < window.From)
                continue;
            attempts += cell.Attempts;
            tenths += cell.ScoreTenths;
        }

        return attempts > 0 ? new StudentThemeStats(key.Subject, key.ThemeId, attempts, tenths / 10m / attempts, best / 1000m) : null;
    }
}
