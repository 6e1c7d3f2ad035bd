using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;
using StudyMate.Storage;
using StudyMate.Telemetry;

namespace StudyMate.Operations;

/// <summary>Whether this server is alive, and on demand whether its database and its disk are well. Open to everybody, tells nothing else.</summary>
internal static partial class HealthApi
{
    private const string DatabaseOnly = "db";
    private const string Everything = "full";
    private const string Ok = "ok";
    private const string Degraded = "degraded";
    private const string Failed = "failed";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder api) => api.MapGet("/health", GetHealth)
        .AllowAnonymous()
        .Produces<HealthView>(StatusCodes.Status503ServiceUnavailable)
        .WithSummary("Alive; with check=db or full also whether the database and the disk are well.");

    private static async Task<Results<Ok<HealthView>, JsonHttpResult<HealthView>>> GetHealth(
        string? check,
        IGrainFactory grains,
        IOptions<DatabaseOptions> options,
        ILogger<Health> logger,
        CancellationToken cancellationToken)
    {
        if (check is not (null or "" or DatabaseOnly or Everything))
            throw RequestRefusedException.Parameter("check", "db or full");
        var database = options.Value.Provider;
        if (string.IsNullOrEmpty(check))
            return TypedResults.Ok(View(Ok, database, null));

        var found = await CheckAsync(grains, logger, cancellationToken);
        var checks = check is DatabaseOnly ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["disk"] = found.Disk ? Ok : Failed };
        checks["database"] = found.Database ? Ok : Failed;
        return checks.ContainsValue(Failed)
            ? TypedResults.Json(View(Degraded, database, checks), statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok(View(Ok, database, checks));
    }

    private static async Task<HealthCheck> CheckAsync(IGrainFactory grains, ILogger logger, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var health = grains.GetGrain<IHealthGrain>(GrainKeys.Of(GrainKeys.Platform, "health"));
            return (await health.CheckAsync(limit.Token).WaitAsync(limit.Token)).Value;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Slow or broken, the grain's answer to "are you well" is no.
            LogUnwell(logger, exception);
            return new HealthCheck(Database: false, Disk: true);
        }
    }

    private static HealthView View(string status, string database, IReadOnlyDictionary<string, string>? checks) => new(status, ThisProcess.Version, database, checks);

    [LoggerMessage(LogLevel.Warning, "The health check got no answer from its grain.")]
    private static partial void LogUnwell(ILogger logger, Exception exception);

    /// <summary>Names the log category.</summary>
    private sealed class Health;
}

/// <param name="Status"><c>ok</c> or <c>degraded</c>.</param>
/// <param name="Version">Of the product.</param>
/// <param name="Database"><c>sqlite</c> or <c>mysql</c>.</param>
/// <param name="Checks">What was checked, <c>ok</c> or <c>failed</c>; absent when nothing was asked for.</param>
internal sealed record HealthView(
    string Status,
    string Version,
    string Database,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Checks);
