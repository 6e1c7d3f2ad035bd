using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using Orleans.Hosting;

namespace StudyMate.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Traces, metrics and logs to a collector, for a process of either kind, when <c>Telemetry:OtlpEndpoint</c> names one.</summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(TelemetryOptions.Section);
        builder.Services.AddOptions<TelemetryOptions>().Bind(section)
            .Validate(
                options => !options.IsOn || options.Endpoint is not null,
                "Telemetry:OtlpEndpoint must be an http or https address such as http://localhost:4317.")
            .Validate(options => options.OtlpProtocol is "grpc" or "http", "Telemetry:OtlpProtocol must be grpc or http.")
            .Validate(options => options.ServiceName.Length is > 0 and <= 100, "Telemetry:ServiceName must have 1 to 100 characters.")
            .Validate(options => options.TracesRatio is >= 0 and <= 1, "Telemetry:TracesRatio must be from 0 to 1.")
            .Validate(options => options.ExportSeconds is >= 1 and <= 3600, "Telemetry:ExportSeconds must be from 1 to 3600.")
            .ValidateOnStart();
        builder.Services.AddSingleton<CallTimes>();
        if (Read(section) is not { Endpoint: not null } options)
            return builder;

        // The framework describes requests in OpenTelemetry's terms only when asked to, before the server is built.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddHostedService<TelemetryProviders>();
        builder.Logging.AddExportedLogs(options, builder.Environment);
        return builder;
    }

    /// <summary>The logs among the three signals.</summary>
    public static ILoggingBuilder AddExportedLogs(this ILoggingBuilder builder, TelemetryOptions options, IHostEnvironment environment) =>
        builder.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
            logging.SetResourceBuilder(OtlpExport.ResourceOf(options, environment));
            logging.AddProcessor(new FaultLogFilter());
            logging.AddOtlpExporter(exporter => OtlpExport.Configure(exporter, options, "logs"));
        });

    private static TelemetryOptions? Read(IConfigurationSection section)
    {
        try
        {
            return section.Get<TelemetryOptions>();
        }
        catch (InvalidOperationException)
        {
            // A value that is not even of its kind: the validation at start names it.
            return null;
        }
    }

    /// <summary>What calls are watched by: one trace through all of them, and their times.</summary>
    public static ISiloBuilder AddCallTelemetry(this ISiloBuilder silo)
    {
        silo.AddActivityPropagation();
        silo.Services.AddSingleton<Orleans.IIncomingGrainCallFilter>(services => services.GetRequiredService<CallTimes>());
        return silo;
    }
}
