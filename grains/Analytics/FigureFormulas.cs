using System.Collections.Immutable;

namespace StudyMate.Analytics;

/// <summary>How often a theme is failed.</summary>
internal static class HeatLevels
{
    public const string Critical = "critical";
    public const string High = "high";
    public const string Medium = "medium";
    public const string Low = "low";

    /// <summary>From the mildest to the worst: the order in which they are shown and sorted.</summary>
    public static readonly ImmutableArray<string> All = [Low, Medium, High, Critical];
}

/// <summary>
/// The formulas of KPIs and heatmap. Scores and rates are 0 to 100 with one decimal, mastery is 0 to 1 with three.
/// Without rows every figure is 0, and <see cref="PerformanceKpi.Results"/> says that there is nothing behind it.
/// </summary>
internal static class FigureFormulas
{
    public const decimal CriticalRate = 70m;
    public const decimal HighRate = 50m;
    public const decimal MediumRate = 30m;

    /// <summary>A theme is a matter of the class from this many failing students on; what one student fails is that student's.</summary>
    public const int SmallestGroup = 2;

    /// <summary>Adds rows up theme by theme; the sums of several scopes add up again (<see cref="Merge"/>).</summary>
    public static ImmutableArray<ThemeFigures> ByTheme(ImmutableArray<StudentThemeStats> rows)
    {
        var themes = ImmutableArray.CreateBuilder<ThemeFigures>();
        foreach (var row in rows)
        {
            var one = new ThemeFigures(
                row.ThemeId, 1, row.Failed ? 1 : 0, row.Attempts, row.Score, row.Score * row.Score, row.Score, row.Score, row.Mastery);
            if (themes.Count > 0 && string.Equals(themes[^1].ThemeId, row.ThemeId, StringComparison.Ordinal))
                themes[^1] = Add(themes[^1], one);
            else
                themes.Add(one);
        }

        return themes.DrainToImmutable();
    }

    /// <summary>The themes of several scopes as one list, sorted by theme.</summary>
    public static ImmutableArray<ThemeFigures> Merge(IEnumerable<ThemeFigures> parts) =>
    [
        .. parts.GroupBy(part => part.ThemeId, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Aggregate(Add)),
    ];

    public static PerformanceKpi Performance(ImmutableArray<ThemeFigures> themes)
    {
        var rows = themes.Sum(theme => theme.Rows);
        return rows == 0
            ? new PerformanceKpi(0, 0, 0)
            : new PerformanceKpi(
                Score(themes.Sum(theme => theme.ScoreSum) / rows),
                Rate(rows - themes.Sum(theme => theme.Failed), rows),
                Mastery(themes.Sum(theme => theme.MasterySum) / rows))
            {
                Results = rows,
            };
    }

    /// <summary>The heatmap line of a theme, as far as figures tell.</summary>
    public static HeatmapTheme Heat(ThemeFigures theme, string title)
    {
        var mean = theme.ScoreSum / theme.Rows;
        // Population variance; rounding of the last digits may push it below zero when all scores are equal.
        var variance = Math.Max(0m, theme.SquareSum / theme.Rows - mean * mean);
        var failureRate = 100m * theme.Failed / theme.Rows;
        return new HeatmapTheme(
            theme.ThemeId,
            title,
            theme.Attempts,
            Rate(theme.Failed, theme.Rows),
            Score(mean),
            Level(theme.Failed, failureRate),
            theme.Failed >= SmallestGroup && failureRate >= HighRate)
        {
            StudentCount = theme.Rows,
            FailedCount = theme.Failed,
            AverageMastery = Mastery(theme.MasterySum / theme.Rows),
            MinScore = Score(theme.Min),
            MaxScore = Score(theme.Max),
            ScoreDeviation = Score((decimal)Math.Sqrt((double)variance)),
        };
    }

    /// <summary>The worst level first; within one, most failures, then the lowest average.</summary>
    public static ImmutableArray<HeatmapTheme> Sort(IEnumerable<HeatmapTheme> themes) =>
    [
        .. themes.OrderByDescending(theme => HeatLevels.All.IndexOf(theme.Level))
            .ThenByDescending(theme => theme.FailedCount)
            .ThenBy(theme => theme.AverageScore)
            .ThenBy(theme => theme.ThemeId, StringComparer.Ordinal),
    ];

    /// <summary>Level of a failure rate before rounding; at most medium as long as a single student fails.</summary>
    public static string Level(int failed, decimal failureRate) => failureRate switch
    {
        >= CriticalRate when failed >= SmallestGroup => HeatLevels.Critical,
        >= HighRate when failed >= SmallestGroup => HeatLevels.High,
        >= MediumRate => HeatLevels.Medium,
        _ => HeatLevels.Low,
    };

    /// <summary>A share as a rate, 0 to 100 with one decimal; 0 of nothing is 0.</summary>
    public static double Rate(long part, long whole) => whole == 0 ? 0 : Score(100m * part / whole);

    /// <summary>One decimal, halves away from zero.</summary>
    public static double Score(decimal value) => (double)Round(value, 1);

    /// <summary>Three decimals, halves away from zero.</summary>
    public static double Mastery(decimal value) => (double)Round(value, 3);

    public static double Hours(long timeMs) => Score(timeMs / 3_600_000m);

    // Thirds and the like leave dust in the last digits; without the first step a true half could round down.
    private static decimal Round(decimal value, int decimals) =>
        Math.Round(Math.Round(value, 12, MidpointRounding.AwayFromZero), decimals, MidpointRounding.AwayFromZero);

    private static ThemeFigures Add(ThemeFigures a, ThemeFigures b) => new(
        a.ThemeId,
        a.Rows + b.Rows,
        a.Failed + b.Failed,
        a.Attempts + b.Attempts,
        a.ScoreSum + b.ScoreSum,
        a.SquareSum + b.SquareSum,
        Math.Min(a.Min, b.Min),
        Math.Max(a.Max, b.Max),
        a.MasterySum + b.MasterySum);
}
