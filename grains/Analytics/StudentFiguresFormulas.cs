using System.Collections.Immutable;

namespace StudyMate.Analytics;

/// <summary>A student's line from the rows of its themes. Pure; the formulas are those of the student's own progress.</summary>
internal static class StudentFiguresFormulas
{
    public static StudentFigures Of(RosterRow student, bool masked, ImmutableArray<StudentThemeRow> themes)
    {
        var attempts = themes.Sum(theme => theme.Attempts);
        var known = themes.Where(theme => theme is { ThemeId: not null, AttemptsEver: > 0 }).ToArray();
        return new StudentFigures(
            student.Id,
            masked ? null : $"{student.FirstName} {student.LastName}",
            student.Status,
            themes.IsEmpty ? null : themes.Max(theme => theme.LastActivityAt),
            attempts == 0 ? 0 : FigureFormulas.Score(themes.Sum(theme => theme.ScoreTenths) / 10m / attempts),
            known.Length == 0 ? 0 : FigureFormulas.Mastery(known.Average(theme => theme.BestTenths / 1000m)),
            themes.Sum(theme => theme.Completed))
        {
            Attempts = attempts,
            IsMasteryKnown = known.Any(theme => theme.Proven),
        };
    }
}

/// <summary>A student of a class.</summary>
internal sealed record RosterRow(string Id, string FirstName, string LastName, string Status);

/// <summary>What a student did on a theme, or without one.</summary>
/// <param name="StudentId">Student.</param>
/// <param name="ThemeId">Theme, or null for work without one.</param>
/// <param name="Completed">Completed sessions of the period.</param>
/// <param name="Attempts">Those of them that have a score.</param>
/// <param name="ScoreTenths">Sum of their scores, in tenths of a point.</param>
/// <param name="AttemptsEver">Completed sessions with a score up to the period's end.</param>
/// <param name="BestTenths">Best score up to then that the server marked itself; 0 without any.</param>
/// <param name="Proven">Whether there is such a score.</param>
/// <param name="LastActivityAt">Last work up to then.</param>
internal sealed record StudentThemeRow(
    string StudentId, string? ThemeId, int Completed, int Attempts, long ScoreTenths, int AttemptsEver, int BestTenths, bool Proven, DateTimeOffset LastActivityAt);
