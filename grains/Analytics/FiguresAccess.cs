using System.Collections.Immutable;
using Orleans;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.Analytics;

/// <summary>Decides which figures a caller sees: the period and the scopes of a request, and whose names stand beside them.</summary>
internal sealed class FiguresAccess(
    IGrainFactory grains, ITenantCatalog tenants, IStaffClasses staffClasses, PermissionTable permissions, TimeProvider time)
{
    /// <summary>Period and scopes of a request, or why it is refused. A class that the caller does not teach is as good as none.</summary>
    public async Task<Result<(FigureWindow Window, ImmutableArray<FactScope> Scopes)>> CheckAsync(
        string tenant, AnalyticsQuery query, string permission, CancellationToken cancellationToken)
    {
        if (await tenants.FindAsync(tenant, cancellationToken) is not { } school)
            return AnalyticsErrors.TenantNotFound;
        var today = SchoolTime.DayOf(time.GetUtcNow(), Zones.Of(school.TimeZone));
        var window = FigureWindow.Of(query.From, query.To, today);
        if (!window.Succeeded)
            return window.Error;
        if (query.ThemeId is { } theme && await FindThemeAsync(tenant, theme, cancellationToken) is { } noTheme)
            return noTheme;
        var scopes = await ScopesAsync(tenant, query, permission, cancellationToken);
        return scopes.Succeeded ? (window.Value, scopes.Value) : scopes.Error;
    }

    /// <summary>Null when there is the class, else the refusal.</summary>
    public async Task<Error?> FindClassAsync(string tenant, string id, CancellationToken cancellationToken) =>
        GrainKeys.IsId(id)
            ? (await grains.GetGrain<IClassGrain>(GrainKeys.Of(tenant, id)).GetRosterAsync(cancellationToken)).Error
            : AnalyticsErrors.ClassNotFound;

    /// <summary>Null when there is the theme, else the refusal.</summary>
    public async Task<Error?> FindThemeAsync(string tenant, string id, CancellationToken cancellationToken) =>
        GrainKeys.IsId(id)
            ? (await grains.GetGrain<IThemeGrain>(GrainKeys.Of(tenant, id)).GetVersionsAsync(cancellationToken)).Error
            : AnalyticsErrors.ThemeNotFound;

    /// <summary>Whose names the caller may read: null for nobody's, as for inspectors; those of own classes for who teaches.</summary>
    public async Task<VisibleNames?> NamesAsync(string tenant, CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        var reach = await permissions.ScopeAsync(actor, Permissions.StudentsRead);
        if (reach is Scope.None or Scope.Own || !await permissions.SeesNamesAsync(actor))
            return null;
        return new VisibleNames(reach == Scope.OwnClasses ? await staffClasses.OfAsync(tenant, actor.AccountId, cancellationToken) : null);
    }

    private async Task<Result<ImmutableArray<FactScope>>> ScopesAsync(
        string tenant, AnalyticsQuery query, string permission, CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        var reach = await permissions.ScopeAsync(actor, permission);
        if (query.ClassId is { } classId)
        {
            if (reach == Scope.OwnClasses && !(await staffClasses.OfAsync(tenant, actor.AccountId, cancellationToken)).Contains(classId))
                return AnalyticsErrors.ClassNotFound;
            return await FindClassAsync(tenant, classId, cancellationToken) is { } noClass
                ? noClass
                : ImmutableArray.Create(new FactScope(tenant, ScopeKind.Class, classId));
        }

        if (reach == Scope.OwnClasses)
        {
            var own = await staffClasses.OfAsync(tenant, actor.AccountId, cancellationToken);
            return own.Order(StringComparer.Ordinal).Select(id => new FactScope(tenant, ScopeKind.Class, id)).ToImmutableArray();
        }

        if (reach != Scope.Tenant)
            return AccessErrors.Denied;
        return ImmutableArray.Create(query.ThemeId is { } only
            ? new FactScope(tenant, ScopeKind.Theme, only)
            : new FactScope(tenant, ScopeKind.Tenant, FactStreams.TenantScopeId));
    }
}

/// <param name="Classes">The classes whose students are named; null for all students.</param>
internal sealed record VisibleNames(IReadOnlySet<string>? Classes)
{
    public bool Include(string? classId) => Classes is null || (classId is not null && Classes.Contains(classId));
}
