using Orleans;
using StudyMate.Analytics;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Storage;

namespace StudyMate.Simulation;

/// <summary>Figures of every scope: as kept, as rebuilt, as folded from the facts, and (for the school) as counted by the model.</summary>
internal sealed class CheckFigures(SchoolModel school, IGrainFactory grains, SimulatedDisk disk, SimulatedProcess process, Findings findings)
{
    private const int AllFacts = 1_000_000;

    public async Task AllAsync()
    {
        await CheckAsync(ScopeKind.Tenant, FactStreams.TenantScopeId, grains.GetGrain<ITenantFiguresGrain>(school.Key(FactStreams.TenantScopeId)));
        foreach (var id in school.Classes.Keys)
            await CheckAsync(ScopeKind.Class, id, grains.GetGrain<IClassFiguresGrain>(school.Key(id)));
        foreach (var id in school.Themes.Keys)
            await CheckAsync(ScopeKind.Theme, id, grains.GetGrain<IThemeFiguresGrain>(school.Key(id)));
    }

    private async Task CheckAsync(ScopeKind kind, string id, IFiguresGrain figures)
    {
        var scope = new FactScope(school.Tenant, kind, id);
        var folded = FoldFacts.Fold(Summary.Empty, await FactsAsync(scope));
        var head = long.Parse(disk.Session.Scalar($"SELECT position FROM fact_heads WHERE tenant = '{school.Tenant}'")!, System.Globalization.CultureInfo.InvariantCulture);
        await CompareAsync($"{kind} {id} of {school.Tenant} as kept", figures, folded, head);
        Actor.System(school.Tenant).Enter();
        await figures.RebuildAsync();
        await CompareAsync($"{kind} {id} of {school.Tenant} as rebuilt", figures, folded, head);
        if (kind == ScopeKind.Tenant)
            CompareWithModel(folded);
    }

    /// <summary>The whole, and every single day.</summary>
    private async Task CompareAsync(string what, IFiguresGrain figures, Summary folded, long head)
    {
        var days = folded.Stats.Values.SelectMany(cells => cells.Keys).Distinct().Order().Select(day => new FiguresQuery(day, day, null, head));
        foreach (var query in days.Prepend(Onlookers.AllDays(head)))
        {
            Actor.System(school.Tenant).Enter();
            var kept = Text((await figures.GetAsync(query, CancellationToken.None)).Value);
            var expected = Text(ReadFigures.Answer(folded, query, []));
            findings.Expect(kept == expected, $"figures: {what}, {query.From} to {query.To}: {kept}, the facts say {expected}");
        }
    }

    private void CompareWithModel(Summary folded)
    {
        var whole = ReadFigures.Answer(folded, Onlookers.AllDays(0), []);
        var played = school.Sessions;
        var totals = new SessionTotals(played.Count, played.Count, played.Sum(session => session.TimeMs));
        findings.Expect(whole.Sessions == totals, $"figures: {school.Tenant} counts {whole.Sessions}, played was {totals}");
        foreach (var day in played.GroupBy(session => session.Day))
        {
            var counted = ReadFigures.Answer(folded, new FiguresQuery(day.Key, day.Key, null, 0), []).Sessions;
            var expected = new SessionTotals(day.Count(), day.Count(), day.Sum(session => session.TimeMs));
            findings.Expect(counted == expected, $"figures: {school.Tenant} counts {counted} on {day.Key}, played was {expected}");
        }

        foreach (var theme in played.GroupBy(session => session.ThemeId))
        {
            var shown = whole.Themes.FirstOrDefault(figures => figures.ThemeId == theme.Key);
            var students = theme.GroupBy(session => session.StudentId).ToList();
            var mastery = students.Sum(student => student.Max(session => session.Tenths)) / 1000m;
            findings.Expect(
                shown is not null && shown.Attempts == theme.Count() && shown.Rows == students.Count && shown.MasterySum == mastery,
                $"figures: {theme.Key} of {school.Tenant} shows {shown}, played were {theme.Count()} by {students.Count}, mastery {mastery}");
        }
    }

    private async Task<System.Collections.Immutable.ImmutableArray<StoredFact>> FactsAsync(FactScope scope)
    {
        // Straight from the disk: nothing of the host, mutated or not, stands between.
        var calm = new Faults(new Chance(0), new Coverage()) { Active = false };
        var database = new SimulatedSqlite(disk, process, calm, new EntryWatch(findings, new Coverage()), Mutant.None);
        return await new SqliteFactStore(database).ReadScopeAsync(scope, 0, AllFacts);
    }

    private static string Text(ScopeFigures figures) =>
        $"{figures.Sessions} {string.Join(' ', figures.Themes)} {string.Join(' ', figures.Missions.Where(mission => mission.Counted != 0))}";
}
