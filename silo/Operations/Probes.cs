using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StudyMate.Operations;

/// <summary>What an orchestrator asks every process, with or without the rest of the API.</summary>
internal static class Probes
{
    private static readonly ProbeAnswer Alive = new("alive");

    public static void AddProbes(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LeavingOptions>().Bind(builder.Configuration.GetSection(LeavingOptions.Section))
            .Validate(options => options.LeaveSeconds is >= 0 and <= 300, "Host:LeaveSeconds must be from 0 to 300.")
            .ValidateOnStart();
        builder.Services.AddSingleton<Readiness>().AddHostedService(services => services.GetRequiredService<Readiness>());
        // Leaving takes its own time, and none from those that write what they hold.
        builder.Services.AddOptions<HostOptions>().PostConfigure<Microsoft.Extensions.Options.IOptions<LeavingOptions>>(
            (host, leaving) => host.ShutdownTimeout += TimeSpan.FromSeconds(leaving.Value.LeaveSeconds));
    }

    /// <summary>
    /// <c>/api/health/live</c>: the process turns; only a process that does not answer should be killed. <c>/api/health/ready</c>: work may be
    /// sent to it; 503 while it starts, drains, or cannot write. Both are open to everybody and tell nothing else.
    /// </summary>
    public static void MapProbes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/health/live", GetLive).AllowAnonymous()
            .WithSummary("The process turns.");
        routes.MapGet("/api/health/ready", GetReady).AllowAnonymous()
            .Produces<ProbeAnswer>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Work may be sent to this process: started, not draining, storage writes.");
    }

    private static Ok<ProbeAnswer> GetLive() => TypedResults.Ok(Alive);

    private static async Task<Results<Ok<ProbeAnswer>, JsonHttpResult<ProbeAnswer>>> GetReady(Readiness readiness)
    {
        var answer = new ProbeAnswer(await readiness.AskAsync());
        return answer.Status is Readiness.Ready
            ? TypedResults.Ok(answer)
            : TypedResults.Json(answer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <param name="Status"><c>alive</c>; <c>ready</c>, <c>starting</c>, <c>draining</c>, <c>storage_failed</c> or <c>disk_full</c>.</param>
internal sealed record ProbeAnswer(string Status);
