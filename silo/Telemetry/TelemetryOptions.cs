namespace StudyMate.Telemetry;

/// <summary>Where traces, metrics and logs are sent, section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>A collector that takes OTLP, such as <c>http://localhost:4317</c>; nothing is sent when empty.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary><c>grpc</c> (port 4317 of most collectors) or <c>http</c> (4318; protobuf).</summary>
    public string OtlpProtocol { get; set; } = "grpc";

    /// <summary>The <c>service.name</c> of everything that is sent.</summary>
    public string ServiceName { get; set; } = "studymate";

    /// <summary>The share of traces that is kept, 0 to 1; whoever calls with a trace decides for it.</summary>
    public double TracesRatio { get; set; } = 1;

    /// <summary>How often metrics are sent, in seconds.</summary>
    public int ExportSeconds { get; set; } = 15;

    /// <summary>Where the requests of each day are put aside; below the data folder when empty, nowhere where there is none.</summary>
    public string? ExportFolder { get; set; }

    public Uri? Endpoint => Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    public bool IsOn => !string.IsNullOrWhiteSpace(OtlpEndpoint);
}
