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
            return AssignmentErrors.DueInvalid("dueAt");
        if (local is null)
            return at is { } given ? new DueDate(SchoolTime.LocalMinute(given, zone), given.ToUniversalTime()) : default(DueDate);
        if (SchoolTime.InstantOf(local, zone) is not { } meant || !IsSchoolYear(meant))
            return AssignmentErrors.DueInvalid("due");
        if (at is not null && at != meant)
            return AssignmentErrors.DueDatesDiffer;
        return new DueDate(local, meant);
    }

    private static bool IsSchoolYear(DateTimeOffset at) => at.Year is >= 2000 and <= 2100;

    public static Error? CheckTitle(string? title) => TypedText.Clean(title) is { Length: >= 1 and <= MaxTitle } text && TypedText.IsText(text)
        ? null
        : AssignmentErrors.TitleInvalid;

    public static Error? CheckInstructions(string? instructions) => instructions is not null && (instructions.Length > MaxInstructions || !TypedText.IsText(instructions))
        ? AssignmentErrors.InstructionsInvalid
        : null;
}
