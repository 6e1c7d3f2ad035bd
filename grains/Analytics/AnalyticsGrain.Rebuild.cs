using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>
/// RebuildFigures: POST /api/analytics/rebuild → <see cref="IAnalyticsGrain.RebuildAsync"/>. Effect: the scope's summary is folded again
/// from its first fact, in pieces where it is long, and an audit fact says who asked for it. Refused: unknown scope, class or theme.
/// </summary>
internal sealed partial class AnalyticsGrain
{
    public async Task<Result<RebuiltView>> RebuildAsync(RebuildFigures command, CancellationToken cancellationToken)
    {
        var id = command.Id ?? "";
        var scope = command.Scope switch
        {
            ScopeNames.Tenant => new FactScope(Tenant, ScopeKind.Tenant, FactStreams.TenantScopeId),
            ScopeNames.Class => new FactScope(Tenant, ScopeKind.Class, id),
            ScopeNames.Theme => new FactScope(Tenant, ScopeKind.Theme, id),
            _ => null,
        };
        if (scope is null)
            return AnalyticsErrors.ScopeUnknown;
        var unknown = scope.Kind switch
        {
            ScopeKind.Class => await access.FindClassAsync(Tenant, id, cancellationToken),
            ScopeKind.Theme => await access.FindThemeAsync(Tenant, id, cancellationToken),
            _ => null,
        };
        if (unknown is not null)
            return unknown;

        var head = await facts.GetHeadAsync(Tenant, cancellationToken);
        var rebuilt = await FiguresOf(scope).RebuildAsync();
        var now = await clock.NowAsync(Tenant);
        var audit = AuditFact.Of("figures.rebuilt", this.GetPrimaryKeyString(), Micros.Of(now.At), now) with { Subject = scope.Id };
        await GrainFactory.GetGrain<IFactLogGrain>(GrainKeys.Of(Tenant, "log")).AppendAsync(new Append([audit], []));
        return new RebuiltView(command.Scope, command.Id, rebuilt.Value) { Finished = rebuilt.Value >= head };
    }
}
