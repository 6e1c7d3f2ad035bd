using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>
/// Reads figures for a caller. Interleaves, because figures may take two seconds to include a position: nothing is held between turns, so
/// there is no invariant to break.
/// </summary>
[GrainType("analytics")]
[StatelessWorker]
[Reentrant]
internal sealed partial class AnalyticsGrain(
    IFactStore facts, IRows rows, FiguresAccess access, Visibility visibility, SchoolClock clock) : Grain, IAnalyticsGrain
{
    // Bounds what one read asks of the figures grains at the same time.
    private const int FanOut = 8;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public Task<Result<KpisView>> GetKpisAsync(AnalyticsQuery query, CancellationToken cancellationToken) =>
        KpisAsync(query, Permissions.AnalyticsRead, cancellationToken);

    public Task<Result<HeatmapView>> GetHeatmapAsync(AnalyticsQuery query, CancellationToken cancellationToken) =>
        HeatmapAsync(query, Permissions.AnalyticsRead, cancellationToken);

    public async Task<Result<string>> ExportKpisAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        var kpis = await KpisAsync(query, Permissions.AnalyticsExport, cancellationToken);
        return kpis.Succeeded ? FiguresCsv.Of(kpis.Value) : kpis.Error;
    }

    public async Task<Result<string>> ExportHeatmapAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        var heatmap = await HeatmapAsync(query, Permissions.AnalyticsExport, cancellationToken);
        return heatmap.Succeeded ? FiguresCsv.Of(heatmap.Value) : heatmap.Error;
    }

    public async Task<Result<long>> WatchClassAsync(string classId, IFiguresObserver observer, CancellationToken cancellationToken)
    {
        var ask = await access.CheckAsync(Tenant, new AnalyticsQuery(ClassId: classId), Permissions.AnalyticsRead, cancellationToken);
        return ask.Succeeded
            ? await GrainFactory.GetGrain<IClassFiguresGrain>(GrainKeys.Of(Tenant, classId)).WatchAsync(observer)
            : ask.Error;
    }

    private async Task<Result<KpisView>> KpisAsync(AnalyticsQuery query, string permission, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(query, permission, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        var (window, parts, position, stale) = read.Value;
        var missions = Kpis.Merge(parts);
        var assignments = missions.IsEmpty ? [] : await rows.QueryAsync<AssignmentRow>(
            "Analytics/Assignments", new { tenant = Tenant, ids = missions.Select(mission => mission.AssignmentId) }, cancellationToken);
        return Kpis.Of(parts, missions, assignments, query.ThemeId, window, position) with { Stale = stale };
    }

    private async Task<Result<HeatmapView>> HeatmapAsync(AnalyticsQuery query, string permission, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(query, permission, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        var (window, parts, position, stale) = read.Value;
        var themes = FigureFormulas.Merge(parts.SelectMany(part => part.Themes));
        var titles = themes.IsEmpty ? [] : await rows.QueryAsync<TitleRow>(
            "Content/ThemeTitles", new { tenant = Tenant, ids = themes.Select(theme => theme.ThemeId) }, cancellationToken);
        var byId = titles.ToDictionary(row => row.Id, row => row.Title, StringComparer.Ordinal);
        return new HeatmapView(
            FigureFormulas.Sort(themes.Select(theme => FigureFormulas.Heat(theme, byId.GetValueOrDefault(theme.ThemeId, theme.ThemeId)))),
            window.From,
            window.To,
            position)
        {
            Stale = stale,
        };
    }

    private async Task<Result<Reading>> ReadAsync(AnalyticsQuery query, string permission, CancellationToken cancellationToken)
    {
        var ask = await access.CheckAsync(Tenant, query, permission, cancellationToken);
        if (!ask.Succeeded)
            return ask.Error;
        var (window, scopes) = ask.Value;
        var head = await facts.GetHeadAsync(Tenant, cancellationToken);
        // Only what the log holds can be folded. A position beyond it is nobody's: whoever was told one was told it after it was stored.
        var figures = new FiguresQuery(window.From, window.To, query.ThemeId, Math.Min(query.AtLeast, head));
        var parts = ImmutableArray.CreateBuilder<ScopeFigures>(scopes.Length);
        foreach (var batch in scopes.Chunk(FanOut))
        {
            foreach (var part in await Task.WhenAll(batch.Select(scope => FiguresOf(scope).GetAsync(figures, cancellationToken))))
                parts.Add(part.Value);
        }

        // A scope that is still catching up holds the whole answer's position back.
        var position = parts.Count == 0 ? head : parts.Min(part => part.Position);
        var stale = query.AtLeast > position || parts.Any(part => part.Stale);
        return new Reading(window, parts.DrainToImmutable(), position, stale);
    }

    private IFiguresGrain FiguresOf(FactScope scope)
    {
        var key = GrainKeys.Of(scope.Tenant, scope.Id);
        return scope.Kind switch
        {
            ScopeKind.Class => GrainFactory.GetGrain<IClassFiguresGrain>(key),
            ScopeKind.Theme => GrainFactory.GetGrain<IThemeFiguresGrain>(key),
            ScopeKind.Tenant => GrainFactory.GetGrain<ITenantFiguresGrain>(key),
            _ => throw new ArgumentOutOfRangeException(nameof(scope)),
        };
    }

    private sealed record Reading(FigureWindow Window, ImmutableArray<ScopeFigures> Parts, long Position, bool Stale);

    private sealed record TitleRow(string Id, string Title);
}
