using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StudyMate.Telemetry;

namespace StudyMate.Operations;

internal static class ObservationServices
{
    /// <summary>Where the API is: counting requests and handing the counts to grains.</summary>
    public static IHostApplicationBuilder AddRequestTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RequestTelemetry>().AddHostedService(services => services.GetRequiredService<RequestTelemetry>());
        return builder;
    }

    /// <summary>Where the grains are: putting days aside, diagnostics, gauges of what waits.</summary>
    public static IHostApplicationBuilder AddObservation(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<ITelemetryArchive, TelemetryArchive>()
            .AddSingleton<QueueFigures>()
            .AddSingleton<IHostFigures, ProcessHostFigures>()
            .AddHostedService<QueueGauges>();
        return builder;
    }
}
