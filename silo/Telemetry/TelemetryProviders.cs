using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StudyMate.Common;

namespace StudyMate.Telemetry;

/// <summary>
/// Listens to the sources and meters of the framework, of Orleans and of the product, from before anything starts until all has stopped. What does
/// not reach the collector is dropped: nothing waits for it.
/// </summary>
internal sealed class TelemetryProviders(IOptions<TelemetryOptions> options, IHostEnvironment environment) : IHostedLifecycleService, IDisposable
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Microsoft.Orleans.*", Measures.Name];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Net.Http", "System.Runtime",
        "Microsoft.Orleans", Measures.Name,
    ];

    private ActivityListener? _faults;
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var resource = OtlpExport.ResourceOf(settings, environment);
        _faults = PersonalDataFilter.ListenToFaults(static source => Array.Exists(Sources, name => name.EndsWith('*')
            ? source.Name.StartsWith(name[..^1], StringComparison.Ordinal)
            : string.Equals(source.Name, name, StringComparison.Ordinal)));
        ActivitySource.AddActivityListener(_faults);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TracesRatio)))
            .AddSource(Sources)
            .AddProcessor(new PersonalDataFilter())
            .AddOtlpExporter(exporter => OtlpExport.Configure(exporter, settings, "traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter((exporter, reader) =>
            {
                OtlpExport.Configure(exporter, settings, "metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = settings.ExportSeconds * 1000;
            })
            .Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left, the ends of activations included.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _faults?.Dispose();
        (_traces, _metrics, _faults) = (null, null, null);
    }
}
