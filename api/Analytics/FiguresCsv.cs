using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StudyMate.Analytics;

/// <summary>
/// Figures as CSV, with the same numbers as the screen: comma, CRLF, UTF-8 with a byte order mark, so that spreadsheets read accents.
/// Text that a spreadsheet would take for a formula is preceded by an apostrophe.
/// </summary>
internal static class FiguresCsv
{
    public static FileContentHttpResult File(string csv, string name) =>
        TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", name);

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

    /// <summary>One cell: harmless to spreadsheets, quoted where CSV needs it.</summary>
    internal static string Cell(string text)
    {
        var safe = text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Lines(IEnumerable<string[]> lines)
    {
        var csv = new StringBuilder();
        foreach (var line in lines)
            csv.AppendJoin(',', line.Select(Cell)).Append("\r\n");
        return csv.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
