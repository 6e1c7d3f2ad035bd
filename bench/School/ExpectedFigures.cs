namespace StudyMate.Bench;

/// <summary>
/// The figures that follow from what devices sent, computed from the ledgers alone: nothing of the product's own folds or formulas is
/// used here, so that a mistake there cannot confirm itself.
/// </summary>
internal sealed class ExpectedFigures(BenchSchool school, IReadOnlyList<Ledger> ledgers)
{
    public IReadOnlyDictionary<string, double> Progress(Ledger ledger)
    {
        var sessions = ledger.Sessions;
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["sessions"] = sessions.Count,
            ["averageScore"] = Mean(sessions),
            ["mastery"] = sessions.Count == 0 ? 0 : Round(sessions.GroupBy(session => session.Theme).Average(theme => theme.Max(Tenths) / 1000m), 3),
            ["totalTimeSeconds"] = sessions.Sum(session => session.TimeMs) / 1000,
        };
        foreach (var theme in sessions.GroupBy(session => session.Theme))
        {
            var id = school.Themes[theme.Key];
            figures[$"themes.{id}.attempts"] = theme.Count();
            figures[$"themes.{id}.score"] = Mean([.. theme]);
            figures[$"themes.{id}.mastery"] = Round(theme.Max(Tenths) / 1000m, 3);
        }

        return figures;
    }

    /// <param name="classId">One class, or null for the school.</param>
    public IReadOnlyDictionary<string, double> Kpis(string? classId)
    {
        var scope = Scope(classId);
        var rows = Rows(scope);
        var total = scope.Sum(ledger => ledger.Sessions.Count);
        var active = scope.Count(ledger => ledger.Sessions.Count > 0);
        var assignments = Enumerable.Range(0, school.Assignments.Count).ToArray();
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["students.total"] = scope.Count,
            ["students.active"] = active,
            ["students.activeRate"] = Rate(active, scope.Count),
            ["performance.averageScore"] = rows.Count == 0 ? 0 : Round(rows.Average(row => row.Score), 1),
            ["performance.successRate"] = Rate(rows.Count(row => row.Score >= 50), rows.Count),
            ["performance.averageMastery"] = rows.Count == 0 ? 0 : Round(rows.Average(row => row.Mastery), 3),
            ["sessions.total"] = total,
            ["sessions.completed"] = total,
            ["sessions.completionRate"] = total == 0 ? 0 : 100,
            ["sessions.totalTimeHours"] = Round(scope.Sum(ledger => ledger.Sessions.Sum(session => session.TimeMs)) / 3_600_000m, 1),
            ["assignments.total"] = assignments.Length,
            ["assignments.completed"] = assignments.Count(theme => scope.All(ledger => ledger.Sessions.Any(session => session.Theme == theme))),
        };
    }

    /// <summary>Figures by theme id, for a class or the school.</summary>
    public IReadOnlyDictionary<string, double> Heatmap(string? classId)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var theme in Rows(Scope(classId)).GroupBy(row => row.Theme))
        {
            var id = school.Themes[theme.Key];
            var failed = theme.Count(row => row.Score < 50);
            figures[$"themes.{id}.attempts"] = theme.Sum(row => row.Attempts);
            figures[$"themes.{id}.failureRate"] = Rate(failed, theme.Count());
            figures[$"themes.{id}.averageScore"] = Round(theme.Average(row => row.Score), 1);
            figures[$"themes.{id}.needsRemediation"] = failed >= 2 && 2 * failed >= theme.Count() ? 1 : 0;
        }

        return figures;
    }

    private List<Ledger> Scope(string? classId) =>
        [.. ledgers.Where(ledger => classId is null || string.Equals(ledger.Student.ClassId, classId, StringComparison.Ordinal))];

    private static List<Row> Rows(List<Ledger> scope) =>
    [
        .. scope.SelectMany(ledger => ledger.Sessions.GroupBy(session => session.Theme).Select(theme =>
            new Row(theme.Key, theme.Count(), theme.Sum(Tenths) / 10m / theme.Count(), theme.Max(Tenths) / 1000m))),
    ];

    private static int Tenths(LedgerSession session) => session.Tenths;

    private static double Mean(IReadOnlyList<LedgerSession> sessions) =>
        sessions.Count == 0 ? 0 : Round(sessions.Sum(Tenths) / 10m / sessions.Count, 1);

    private static double Rate(int part, int whole) => whole == 0 ? 0 : Round(100m * part / whole, 1);

    // Sums of thirds leave dust behind the twelfth digit.
    private static double Round(decimal value, int decimals) => (double)Math.Round(
        Math.Round(value, 12, MidpointRounding.AwayFromZero), decimals, MidpointRounding.AwayFromZero);

    private sealed record Row(int Theme, int Attempts, decimal Score, decimal Mastery);
}
