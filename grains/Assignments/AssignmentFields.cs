using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>When an assignment is due, both ways of saying it.</summary>
/// <param name="Local">As the school writes it, or null for no due date.</param>
/// <param name="At">The instant.</param>
internal readonly record struct DueDate(string? Local, DateTimeOffset? At);

/// <summary>What the members of an assignment may hold, new or changed.</summary>
internal static class AssignmentFields
{
    public const int MaxTitle = 200;

    /// <summary>Characters. Together with 50 targets the record, its pending append included, stays below 48 KiB (test).</summary>
    public const int MaxInstructions = 1_000;

    /// <summary>A local date or minute, or an instant; both only when they mean the same.</summary>
    public static Result<DueDate> Due(string? local, DateTimeOffset? at, TimeZoneInfo zone)
    {
        if (at is { } instant && !IsSchoolYear(instant))
            return DueInvalid("dueAt");
        if (local is null)
            return at is { } given ? new DueDate(SchoolTime.LocalMinute(given, zone), given.ToUniversalTime()) : default(DueDate);
        // A year at the end of the calendar has no next day.
        if (local.StartsWith("9999", StringComparison.Ordinal) || SchoolTime.InstantOf(local, zone) is not { } meant || !IsSchoolYear(meant))
            return DueInvalid("due");
        if (at is not null && at != meant)
            return Error.Invalid("assignment.due_invalid", "due and dueAt mean different moments: send one of them.", "dueAt");
        return new DueDate(local, meant);
    }

    private static bool IsSchoolYear(DateTimeOffset at) => at.Year is >= 2000 and <= 2100;

    private static Error DueInvalid(string field) =>
        Error.Invalid("assignment.due_invalid", "due is yyyy-MM-dd or yyyy-MM-ddTHH:mm, local to the school; dueAt is an RFC 3339 time.", field);

    public static Error? CheckTitle(string? title) => title?.Trim() is { Length: >= 1 and <= MaxTitle } text && !text.Any(char.IsControl)
        ? null
        : Error.Invalid("assignment.title_invalid", "title has 1 to 200 characters and no control characters.", "title");

    public static Error? CheckInstructions(string? instructions) => instructions is { Length: > MaxInstructions }
        ? Error.Invalid("assignment.instructions_invalid", "instructions have at most 1,000 characters.", "instructions")
        : null;
}
