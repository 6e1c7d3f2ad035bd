using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Analytics;

internal static class AnalyticsApi
{
    /// <summary>Figures that move while somebody looks at them.</summary>
    public static void AddLiveFigures(this IServiceCollection services) => services
        .AddSingleton<FiguresObserverRegistry>()
        .AddSingleton<FiguresSubscriptionService>()
        .AddHostedService(provider => provider.GetRequiredService<FiguresSubscriptionService>());

    public static void MapLiveFigures(this WebApplication app) => app.MapHub<FiguresHub>("figures", Permissions.AnalyticsRead);

    /// <summary>The routes of this domain.</summary>
    public static void MapAnalytics(this IEndpointRouteBuilder api)
    {
        var analytics = api.MapGroup("/analytics").WithTags("Analytics");
        analytics.MapGet("/kpis", GetKpis).RequirePermission(Permissions.AnalyticsRead);
        analytics.MapGet("/heatmap", GetHeatmap).RequirePermission(Permissions.AnalyticsRead);
        analytics.MapGet("/students", GetStudents).RequirePermission(Permissions.AnalyticsRead)
            .WithSummary("The students of a class with the figures of their progress; without from and to, of all their work.");
        analytics.MapGet("/facts", GetFacts).RequirePermission(Permissions.AnalyticsRead);
        analytics.MapGet("/kpis.csv", ExportKpis).RequirePermission(Permissions.AnalyticsExport);
        analytics.MapGet("/heatmap.csv", ExportHeatmap).RequirePermission(Permissions.AnalyticsExport);
        analytics.MapPost("/rebuild", RebuildFigures).RequirePermission(Permissions.TenantUpdate);
    }

    private static async Task<Results<Ok<KpisView>, ProblemHttpResult>> GetKpis(
        [AsParameters] FiguresRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await GrainOf(grains, caller).GetKpisAsync(request.Query, cancellationToken));

    private static async Task<Results<Ok<HeatmapView>, ProblemHttpResult>> GetHeatmap(
        [AsParameters] FiguresRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await GrainOf(grains, caller).GetHeatmapAsync(request.Query, cancellationToken));

    private static async Task<Results<Ok<StudentsFiguresView>, ProblemHttpResult>> GetStudents(
        [AsParameters] FiguresRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await GrainOf(grains, caller).GetStudentsAsync(request.Query, cancellationToken));

    private static async Task<Results<Ok<FactsView>, ProblemHttpResult>> GetFacts(
        [AsParameters] FiguresRequest request, Paging paging, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await GrainOf(grains, caller).GetFactsAsync(new FactsQuery(request.Query, paging.Request), cancellationToken));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportKpis(
        [AsParameters] FiguresRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Csv(await GrainOf(grains, caller).ExportKpisAsync(request.Query, cancellationToken), "kpis.csv");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportHeatmap(
        [AsParameters] FiguresRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Csv(await GrainOf(grains, caller).ExportHeatmapAsync(request.Query, cancellationToken), "heatmap.csv");

    private static async Task<Results<Ok<RebuiltView>, ProblemHttpResult>> RebuildFigures(
        [FromBody] RebuildFigures command, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Ok(await GrainOf(grains, caller).RebuildAsync(command, cancellationToken));

    private static IAnalyticsGrain GrainOf(IGrainFactory grains, Caller caller) => grains.GetGrain<IAnalyticsGrain>(caller.Key("analytics"));
}

/// <summary>What every reading of figures takes from the query.</summary>
/// <param name="ClassId">Narrows to a class.</param>
/// <param name="ThemeId">Narrows to a theme.</param>
/// <param name="Days">Period.</param>
/// <param name="AtLeast">Position to include.</param>
internal sealed record FiguresRequest(string? ClassId, string? ThemeId, Days Days, AtLeast AtLeast)
{
    public AnalyticsQuery Query => new(Absent(ClassId), Absent(ThemeId), Days.From, Days.To, AtLeast.Position);

    // ?classId= without a value is what a form with nothing chosen sends.
    private static string? Absent(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
