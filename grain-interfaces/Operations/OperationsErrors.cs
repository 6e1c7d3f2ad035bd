using StudyMate.Common;

namespace StudyMate.Operations;

/// <summary>All refusals of telemetry and of repeated requests.</summary>
public static class OperationsErrors
{
    public static readonly Error UnknownView = Error.Malformed("telemetry.view_unknown", "view must be overview, endpoints, errors or performance.", "view");
    public static readonly Error InvalidRange = Error.Invalid("telemetry.range_invalid", "The first day is after the last one.", "from");
    public static readonly Error RangeTooLong = Error.Invalid("telemetry.range_too_long", "Requests are kept for 90 days: ask for no more.", "from");

    public static readonly Error KeyReused = Error.Invalid("idempotency.key_reused", "This Idempotency-Key was used for another request.", "Idempotency-Key");
    public static readonly Error InProgress =
        new("idempotency.in_progress", ErrorKind.Conflict, "The first request with this Idempotency-Key is still running.") { RetryAfterSeconds = 1 };
}
