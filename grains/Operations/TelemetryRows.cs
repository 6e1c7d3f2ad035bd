using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>
/// Requests as every statement of telemetry returns them: of one minute and route as they are kept, or of many added up, when <paramref name="At"/>,
/// <paramref name="Method"/> and <paramref name="Route"/> say only what they were added up by.
/// </summary>
internal sealed record RequestRow(
    long At, string Method, string Route, long Ok, long Redirected, long Refused, long Failed, long TotalUs, long MaxUs, string? Slowest, long H00, long H01,
    long H02, long H03, long H04, long H05, long H06, long H07, long H08, long H09, long H10, long H11, long H12, long H13, long H14)
{
    public static readonly RequestRow None = new(0, "", "", 0, 0, 0, 0, 0, 0, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public long Requests => Ok + Redirected + Refused + Failed;

    public ImmutableArray<long> Buckets => [H00, H01, H02, H03, H04, H05, H06, H07, H08, H09, H10, H11, H12, H13, H14];

    public RequestRow Plus(RequestRow other) => new(
        At, Method, Route, Ok + other.Ok, Redirected + other.Redirected, Refused + other.Refused, Failed + other.Failed, TotalUs + other.TotalUs,
        Math.Max(MaxUs, other.MaxUs), MaxUs >= other.MaxUs ? Slowest : other.Slowest, H00 + other.H00, H01 + other.H01, H02 + other.H02, H03 + other.H03,
        H04 + other.H04, H05 + other.H05, H06 + other.H06, H07 + other.H07, H08 + other.H08, H09 + other.H09, H10 + other.H10, H11 + other.H11,
        H12 + other.H12, H13 + other.H13, H14 + other.H14);

    public TelemetryFigures Figures()
    {
        var (requests, buckets, maxMs) = (Requests, Buckets, MaxUs / 1_000.0);
        return new TelemetryFigures(
            requests,
            Ok + Redirected,
            Refused,
            Failed,
            requests == 0 ? 0 : OneDecimal(100.0 * (Refused + Failed) / requests),
            requests == 0 ? 0 : OneDecimal(TotalUs / 1_000.0 / requests),
            OneDecimal(Latencies.Percentile(buckets.AsSpan(), 0.50, maxMs)),
            OneDecimal(Latencies.Percentile(buckets.AsSpan(), 0.95, maxMs)),
            OneDecimal(Latencies.Percentile(buckets.AsSpan(), 0.99, maxMs)),
            OneDecimal(maxMs));
    }

    public ImmutableArray<TelemetryBucket> Distribution() =>
    [
        .. Buckets.Select((requests, bucket) => new TelemetryBucket(bucket < Latencies.BoundsMs.Length ? Latencies.BoundsMs[bucket] : null, requests)),
    ];

    private static double OneDecimal(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}

/// <summary>What is written of a message.</summary>
internal static class TelemetryRows
{
    public static IEnumerable<Statement> Of(string tenant, RequestMinute minute)
    {
        yield return new Statement(
            "Telemetry/AddRequests",
            [
                ("tenant", tenant), ("minute", (DateTimeOffset?)minute.Minute), ("method", minute.Method), ("route", minute.Route),
                ("ok", (long?)minute.Statuses[0]), ("redirected", (long?)minute.Statuses[1]), ("refused", (long?)minute.Statuses[2]), ("failed", (long?)minute.Statuses[3]),
                ("total_us", (long?)minute.TotalMicros), ("max_us", (long?)minute.MaxMicros), ("slowest", minute.Slowest),
                .. minute.Buckets.Select((count, bucket) => new RowValue($"h{bucket:D2}", Integer: count)),
            ]);
        foreach (var errors in minute.Errors)
        {
            yield return Statement.Of(
                "Telemetry/AddErrors",
                ("tenant", tenant),
                ("minute", (DateTimeOffset?)minute.Minute),
                ("method", minute.Method),
                ("route", minute.Route),
                ("http_status", (long?)errors.Status),
                ("code", errors.Code),
                ("failures", (long?)errors.Count),
                ("last_at", (DateTimeOffset?)errors.LastAt),
                ("request_id", errors.RequestId));
        }
    }
}
