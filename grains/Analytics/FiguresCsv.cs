using System.Globalization;
using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>Figures as files, with the same numbers as the screen; a point before decimals, whatever the reader's country.</summary>
internal static class FiguresCsv
{
    public static string Of(KpisView kpis) => Lines(
    [
        ["figure", "value"],
        ["from", Day(kpis.From)],
        ["to", Day(kpis.To)],
        ["students.total", Number(kpis.Students.Total)],
        ["students.active", Number(kpis.Students.Active)],
        ["students.activeRate", Number(kpis.Students.ActiveRate)],
        ["performance.averageScore", Number(kpis.Performance.AverageScore)],
        ["performance.successRate", Number(kpis.Performance.SuccessRate)],
        ["performance.averageMastery", Number(kpis.Performance.AverageMastery)],
        ["sessions.total", Number(kpis.Sessions.Total)],
        ["sessions.completed", Number(kpis.Sessions.Completed)],
        ["sessions.completionRate", Number(kpis.Sessions.CompletionRate)],
        ["sessions.totalTimeHours", Number(kpis.Sessions.TotalTimeHours)],
        ["assignments.total", Number(kpis.Assignments.Total)],
        ["assignments.active", Number(kpis.Assignments.Active)],
        ["assignments.completed", Number(kpis.Assignments.Completed)],
    ]);

    public static string Of(HeatmapView heatmap) => Lines(
    [
        [
            "themeId", "title", "attempts", "failureRate", "averageScore", "level", "needsRemediation",
            "studentCount", "failedCount", "averageMastery", "minScore", "maxScore", "scoreDeviation",
        ],
        .. heatmap.Themes.Select(theme => (string[])
        [
            theme.ThemeId, theme.Title, Number(theme.Attempts), Number(theme.FailureRate), Number(theme.AverageScore), theme.Level,
            theme.NeedsRemediation ? "true" : "false", Number(theme.StudentCount), Number(theme.FailedCount),
            Number(theme.AverageMastery), Number(theme.MinScore), Number(theme.MaxScore), Number(theme.ScoreDeviation),
        ]),
    ]);

    private static string Lines(IReadOnlyList<string[]> lines)
    {
        var csv = new CsvWriter(lines[0]);
        foreach (var line in lines.Skip(1))
            csv.Add(line);
        return csv.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
