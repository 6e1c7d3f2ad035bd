using Microsoft.AspNetCore.Builder;
using StudyMate.Operations;
using StudyMate.Telemetry;

namespace StudyMate.Hosting;

/// <summary>
/// A silo as a process of its own: grains and storage, and over HTTP nothing but the two probes of an orchestrator. The API with
/// <c>Host:Mode=silo</c> is the same.
/// </summary>
internal static class SiloApp
{
    public static Task<int> Main(string[] args) => StartUp.RunAsync(args, Build);

    /// <param name="args">Configuration as <c>--Key=value</c>, as <see cref="CommandLine"/> makes it.</param>
    /// <param name="configure">Last word on the services.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.ListenForProbes();
        builder.AddBasics(HostMode.Silo);
        builder.AddGrains(HostMode.Silo);
        // After the grains: their silo decides who else logs.
        builder.AddTelemetry();
        builder.AddProbes();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapProbes();
        return app;
    }
}
