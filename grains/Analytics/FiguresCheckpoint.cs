using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>
/// Keeps summaries in tables, so that an activation folds only what came after. A checkpoint is a convenience: whatever is lost is
/// folded again. Summary, position and fold version are written in one transaction, under the stamp of the previous write.
/// </summary>
internal sealed class FiguresCheckpoint(IRows rows)
{
    /// <summary>How often what was folded is written.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private const int RowsPerWrite = 2_000;

    // Marks a checkpoint that is written in several transactions and not complete yet.
    private const int Incomplete = 0;

    /// <summary>The stored summary, or an empty one when there is none of this fold's version.</summary>
    public async Task<SavedSummary> LoadAsync(FactScope scope)
    {
        var key = Key(scope);
        if (await rows.QueryAsync<HeadRow>("Analytics/FiguresHead", key) is not [var head])
            return new SavedSummary(Summary.Empty, 0);
        if (head.FoldVersion != FoldFacts.Version)
            return new SavedSummary(null, head.Stamp);

        var stats = Summary.Empty.Stats.ToBuilder();
        foreach (var theme in (await rows.QueryAsync<DayRow>("Analytics/FiguresDays", key)).GroupBy(row => new StatKey(row.Subject, row.ThemeId)))
            stats.Add(theme.Key, theme.ToImmutableSortedDictionary(row => row.Day, row => row.Cell));
        var missions = (await rows.QueryAsync<MissionRow>("Analytics/FiguresMissions", key))
            .ToImmutableDictionary(row => row.AssignmentId, row => new MissionTally(row.Waiting, row.Running, row.Finished), StringComparer.Ordinal);
        return new SavedSummary(new Summary(head.Position, stats.ToImmutable(), missions), head.Stamp);
    }

    /// <summary>
    /// Writes what differs from the saved summary; a saved summary of null means that nothing stored is of use. Null when somebody
    /// else has written since: the caller's summary must go.
    /// </summary>
    public async Task<SavedSummary?> SaveAsync(FactScope scope, SavedSummary saved, Summary summary)
    {
        var stamp = saved.Stamp;
        var changes = Changes(saved.Summary ?? Summary.Empty, summary).ToArray();
        var clear = saved.Summary is null;
        for (var done = 0; done == 0 || done < changes.Length; done += RowsPerWrite)
        {
            var last = done + RowsPerWrite >= changes.Length;
            var key = Parameters(scope).Add(("stamp", stamp));
            List<Statement> writes = [new("Analytics/OpenFigures", key)];
            if (clear && done == 0)
                writes.AddRange([new("Analytics/ClearDays", key), new("Analytics/ClearMissions", key)]);
            writes.AddRange(changes.Skip(done).Take(RowsPerWrite).Select(change => change with { Values = [.. key, .. change.Values] }));
            writes.Add(new("Analytics/SealFigures", [.. key, ("position", summary.Position), ("foldVersion", last ? FoldFacts.Version : Incomplete)]));
            if ((await rows.RunAndCountAsync([.. writes]))[^1] != 1)
                return null;
            stamp++;
        }

        return new SavedSummary(summary, stamp);
    }

    /// <summary>Rows that turn the one into the other. Parts that did not change are the same objects, and cost a comparison.</summary>
    private static IEnumerable<Statement> Changes(Summary from, Summary to)
    {
        foreach (var key in from.Stats.Keys.Union(to.Stats.Keys))
        {
            var before = from.Stats.GetValueOrDefault(key, ImmutableSortedDictionary<DateOnly, DayCell>.Empty);
            var after = to.Stats.GetValueOrDefault(key, ImmutableSortedDictionary<DateOnly, DayCell>.Empty);
            if (ReferenceEquals(before, after))
                continue;
            foreach (var day in before.Keys.Where(day => !after.ContainsKey(day)))
                yield return new Statement("Analytics/DropDay", [("subject", key.Subject), ("theme", key.ThemeId), ("day", (DateOnly?)day)]);
            foreach (var (day, cell) in after)
            {
                if (!before.TryGetValue(day, out var old) || old != cell)
                    yield return Save(key, day, cell);
            }
        }

        if (ReferenceEquals(from.Missions, to.Missions))
            yield break;
        foreach (var assignment in from.Missions.Keys.Where(assignment => !to.Missions.ContainsKey(assignment)))
            yield return new Statement("Analytics/DropMission", [("assignment", assignment)]);
        foreach (var (assignment, tally) in to.Missions)
        {
            if (from.Missions.GetValueOrDefault(assignment) != tally)
            {
                yield return new Statement(
                    "Analytics/SaveMission",
                    [("assignment", assignment), ("waiting", tally.Waiting), ("running", tally.Running), ("finished", tally.Finished)]);
            }
        }
    }

    private static Statement Save(StatKey key, DateOnly day, DayCell cell) => new(
        "Analytics/SaveDay",
        [
            ("subject", key.Subject), ("theme", key.ThemeId), ("day", (DateOnly?)day),
            ("attempts", cell.Attempts), ("scoreTenths", cell.ScoreTenths), ("scores", cell.Verified.ToString()),
            ("started", cell.Started), ("completed", cell.Completed), ("timeMs", cell.TimeMs),
        ]);

    private static object Key(FactScope scope) => new { tenant = scope.Tenant, kind = ScopeNames.Of(scope.Kind), scope = scope.Id };

    private static ImmutableArray<RowValue> Parameters(FactScope scope) =>
        [("tenant", scope.Tenant), ("kind", ScopeNames.Of(scope.Kind)), ("scope", scope.Id)];

    private sealed record HeadRow(long Position, int FoldVersion, long Stamp);

    private sealed record DayRow(
        string Subject, string ThemeId, DateOnly Day, int Attempts, long ScoreTenths, string Scores, int Started, int Completed, long TimeMs)
    {
        public DayCell Cell => new(Attempts, ScoreTenths, ScoreCounts.Parse(Scores), Started, Completed, TimeMs);
    }

    private sealed record MissionRow(string AssignmentId, int Waiting, int Running, int Finished);
}

/// <summary>What a scope's checkpoint holds.</summary>
/// <param name="Summary">The summary, or null when what is stored is of another fold version or incomplete.</param>
/// <param name="Stamp">Number of the last write.</param>
internal sealed record SavedSummary(Summary? Summary, long Stamp);
