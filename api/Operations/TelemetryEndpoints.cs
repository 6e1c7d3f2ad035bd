using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Operations;

/// <summary>How the API serves the caller's tenant.</summary>
internal static class TelemetryEndpoints
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;

    public static void MapTelemetry(this IEndpointRouteBuilder api)
    {
        var telemetry = api.MapGroup("/telemetry").WithTags("Operations");
        telemetry.MapGet("/stats", GetStats).RequirePermission(Permissions.TelemetryRead)
            .WithSummary("Requests of the school by view: overview (by day and hour), endpoints, errors, performance. The platform sees those of nobody in particular.");
        telemetry.MapGet("/export.csv", ExportCsv).RequirePermission(Permissions.TelemetryRead)
            .WithSummary("Every minute and route of one school day; without day, of yesterday.");
    }

    private static async Task<Results<Ok<TelemetryView>, ProblemHttpResult>> GetStats(
        string? view, string? endpoint, int? limit, Days days, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
            throw RequestRefusedException.Parameter("limit", "a number from 1 to 500");
        var query = new TelemetryQuery(view ?? "overview", days.From, days.To, endpoint, limit ?? DefaultLimit);
        return Respond.Ok(await GrainOf(grains, caller).GetAsync(query, cancellationToken));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportCsv(
        DateOnly? day, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Respond.Csv(await GrainOf(grains, caller).ExportAsync(new TelemetryDay(day), cancellationToken), "telemetry.csv");

    private static ITelemetryGrain GrainOf(IGrainFactory grains, Caller caller) =>
        grains.GetGrain<ITelemetryGrain>(GrainKeys.Of(caller.Tenant, ITelemetryGrain.Id));
}
