using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;

namespace StudyMate.Telemetry;

/// <summary>How and as whom the three signals are sent.</summary>
internal static class OtlpExport
{
    /// <summary>Of the product.</summary>
    public static string Version { get; } =
        typeof(OtlpExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>One process among those of its service.</summary>
    public static string Instance { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");

    public static ResourceBuilder ResourceOf(TelemetryOptions options, IHostEnvironment environment) => ResourceBuilder.CreateDefault()
        .AddService(options.ServiceName, serviceVersion: Version, serviceInstanceId: Instance)
        .AddAttributes([new("deployment.environment.name", environment.EnvironmentName)]);

    /// <param name="exporter">The exporter of one signal.</param>
    /// <param name="options">Where to.</param>
    /// <param name="signal">Its path over HTTP: traces, metrics or logs.</param>
    public static void Configure(OtlpExporterOptions exporter, TelemetryOptions options, string signal)
    {
        var endpoint = options.Endpoint!;
        exporter.Protocol = options.OtlpProtocol is "http" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = options.OtlpProtocol is "http" ? new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/v1/{signal}") : endpoint;
    }
}
