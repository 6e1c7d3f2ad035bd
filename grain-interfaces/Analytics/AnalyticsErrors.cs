using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>Refusals of this domain.</summary>
public static class AnalyticsErrors
{
    public static Error PeriodReversed => Error.Invalid("analytics.invalid_period", "The first day is after the last.", "from");

    public static Error PeriodTooLong => Error.Invalid("analytics.invalid_period", "A period covers at most ten years.", "from");

    public static Error ScopeUnknown => Error.Invalid("analytics.unknown_scope", "A scope is tenant, class or theme.", "scope");

    public static Error ClassRequired => Error.Invalid("analytics.class_required", "Name the class whose students are asked for.", "classId");

    public static Error CursorInvalid => Error.Invalid("request.invalid_cursor", "The cursor is not one that this list has issued.", "cursor");

    public static Error TenantNotFound => Error.NotFound("tenant.not_found", "There is no such school.");

    /// <summary>Also for a class that the caller does not teach.</summary>
    public static Error ClassNotFound => Error.NotFound("class.not_found", "There is no such class.");

    public static Error ThemeNotFound => Error.NotFound("theme.not_found", "There is no such theme.");

    public static Error TooManyWatches(int most) => Error.Conflict("figures.too_many_watches", $"A connection watches at most {most} classes.");
}
