using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Cluster;
using StudyMate.Content;
using StudyMate.Hosting;
using StudyMate.Http;
using StudyMate.Integration;
using StudyMate.Learning;
using StudyMate.Operations;
using StudyMate.People;
using StudyMate.Telemetry;
using StudyMate.Tenancy;

namespace StudyMate;

/// <summary>The whole product as one application: table of contents of the API.</summary>
internal static class StudyMateApi
{
    public static Task<int> Main(string[] args) => StartUp.RunAsync(args, Build);

    /// <param name="args">Configuration as <c>--Key=value</c>, as <see cref="CommandLine"/> makes it.</param>
    /// <param name="configure">Last word on the services, for tests and benchmarks.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var mode = HostModes.Read(builder.Configuration);
        if (mode is HostMode.Silo)
            return SiloApp.Build(args, configure);

        builder.AddBasics(mode);
        if (mode is HostMode.Api)
            builder.AddClusterClient();
        else
            builder.AddGrains(mode);
        // After the grains: their silo decides who else logs.
        builder.AddTelemetry();
        builder.AddRequestTelemetry();
        builder.AddProbes();
        builder.AddHttpFront();
        builder.Services.AddLiveFigures();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseHttpFront(mode);
        app.MapApiDocument();
        app.MapProbes();
        app.MapOrleansDashboard();

        var api = app.MapApi();
        api.MapOperations();
        api.MapTenancy();
        api.MapAuth();
        api.MapUsers();
        api.MapPartners();
        api.MapPeople();
        api.MapClasses();
        api.MapContent();
        api.MapAssignments();
        api.MapLearning();
        api.MapAnalytics();
        api.MapIntegration();
        app.MapLiveFigures();
        return app;
    }
}
