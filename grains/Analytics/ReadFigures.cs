using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>Answers a figures query from a summary and the students who are in the scope now.</summary>
internal static class ReadFigures
{
    public static ScopeFigures Answer(Summary summary, FiguresQuery query, IReadOnlyCollection<string> studentsInScope)
    {
        var window = new FigureWindow(query.From, query.To);
        var active = SummaryReader.Active(summary, window, query.ThemeId);
        return new ScopeFigures(
            studentsInScope.Count,
            studentsInScope.Count(active.Contains),
            SummaryReader.Sessions(summary, window, query.ThemeId),
            FigureFormulas.ByTheme(SummaryReader.Stats(summary, window, query.ThemeId)),
            [
                .. summary.Missions.Where(pair => pair.Value.Counted > 0)
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new MissionFigures(pair.Key, pair.Value.Counted, pair.Value.Finished)),
            ],
            summary.Position);
    }

    /// <summary>Pseudonyms of the active students of a scope: those of the class, or all of the school.</summary>
    public static async Task<IReadOnlyCollection<string>> StudentsAsync(IRows rows, FactScope scope, CancellationToken cancellationToken) =>
        await rows.QueryAsync<string>(
            "Analytics/ActiveSubjects",
            new { tenant = scope.Tenant, classId = scope.Kind == ScopeKind.Class ? scope.Id : null },
            cancellationToken);
}
