using System.Collections.Immutable;
using System.Globalization;

namespace StudyMate.Operations;

/// <summary>GET /api/system/diagnostics → IDiagnosticsGrain.GetAsync. What of the figures is good, worth a look, or wrong.</summary>
internal static class JudgeDiagnosticsRule
{
    public const string Ok = "ok";
    public const string Warning = "warning";
    public const string Error = "error";

    public const string Healthy = "healthy";
    public const string Degraded = "degraded";
    public const string Unhealthy = "unhealthy";

    private const double FullPercent = 90;
    private const double FillingPercent = 80;
    private const int ManyWaitingWrites = 1_000;
    private const double LongWaitSeconds = 600;
    private const double SlowWriteMs = 1_000;

    public static ImmutableArray<DiagnosticCheck> Decide(DatabaseFigures? database, DiskFigures? disk, OutboxFigures? outbox) =>
        [Database(database), Queue(database), Disk(disk), Outbox(outbox)];

    /// <summary>The worst check decides.</summary>
    public static string StatusOf(ImmutableArray<DiagnosticCheck> checks) =>
        checks.Any(check => check.Status is Error) ? Unhealthy
        : checks.Any(check => check.Status is Warning) ? Degraded
        : Healthy;

    private static DiagnosticCheck Database(DatabaseFigures? database) => database switch
    {
        null => new("database", Error, "It does not take a write or does not give it back."),
        { WriteMs: > SlowWriteMs } => new("database", Warning, Text($"A write took {database.WriteMs:0} ms.")),
        _ => new("database", Ok, null),
    };

    private static DiagnosticCheck Queue(DatabaseFigures? database) => database is { WaitingWrites: > ManyWaitingWrites }
        ? new("queue", Warning, Text($"{database.WaitingWrites} writes wait."))
        : new("queue", Ok, null);

    private static DiagnosticCheck Disk(DiskFigures? disk) => disk switch
    {
        { UsedPercent: > FullPercent } => new("disk", Error, Text($"{disk.UsedPercent:0.0} % are used.")),
        { UsedPercent: > FillingPercent } => new("disk", Warning, Text($"{disk.UsedPercent:0.0} % are used.")),
        _ => new("disk", Ok, null),
    };

    private static DiagnosticCheck Outbox(OutboxFigures? outbox) => outbox switch
    {
        { OldestSeconds: > LongWaitSeconds } => new("outbox", Warning, Text($"An event has waited for {outbox.OldestSeconds:0} s.")),
        { Dead: > 0 } => new("outbox", Warning, Text($"{outbox.Dead} deliveries were given up.")),
        _ => new("outbox", Ok, null),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
