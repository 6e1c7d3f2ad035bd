using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Hosting;
using StudyMate.Common;

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
        if (Read(section) is not { Endpoint: { } endpoint } options)
            return builder;

        builder.AddExport(options, endpoint);
        return builder;
    }

    /// <summary>
    /// What the framework, Orleans and the product tell of themselves, from before the first grain until the container goes. What does not reach the
    /// collector is dropped: nothing waits for it.
    /// </summary>
    private static void AddExport(this IHostApplicationBuilder builder, TelemetryOptions options, Uri endpoint)
    {
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(options.ServiceName, serviceVersion: ThisProcess.Version, serviceInstanceId: ThisProcess.Instance)
                .AddAttributes([new("deployment.environment.name", builder.Environment.EnvironmentName)]))
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TracesRatio)))
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddSource("Microsoft.Orleans.*", Instruments.Name)
                .AddInstrumentation(PersonalDataFilter.ListenToFaults)
                .AddProcessor(new PersonalDataFilter()))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", Instruments.Name))
            .WithLogging(
                logs => logs.AddProcessor(new FaultLogFilter()),
                entries => (entries.IncludeFormattedMessage, entries.IncludeScopes) = (true, true))
            .UseOtlpExporter(options.OtlpProtocol is "http" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc, endpoint);
        builder.Services.Configure<MetricReaderOptions>(reader =>
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = options.ExportSeconds * 1000);
    }

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
