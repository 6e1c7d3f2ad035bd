using System.Collections.Immutable;
using System.Globalization;

namespace StudyMate.Operations;

/// <summary>GET /api/system/diagnostics → IDiagnosticsGrain.GetAsync. What of the figures is good, worth a look, or wrong.</summary>
internal static class JudgeDiagnostics
{
    public const string Ok = "ok";
    public const string Warning = "warning";
    public const string Error = "error";

    private const double FullPercent = 90;
    private const double FillingPercent = 80;
    private const int ManyWaitingWrites = 1_000;
    private const double LongWaitSeconds = 600;
    private const double SlowWriteMs = 1_000;

    public static ImmutableArray<DiagnosticCheck> Of(DatabaseFigures? database, DiskFigures? disk, OutboxFigures? outbox) =>
        [Database(database), Queue(database), Disk(disk), Outbox(outbox)];

    public static string StatusOf(IEnumerable<DiagnosticCheck> checks)
    {
        var worst = checks.Max(check => check.Status switch { Error => 2, Warning => 1, _ => 0 });
        return worst switch { 2 => "unhealthy", 1 => "degraded", _ => "healthy" };
    }

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
