using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>When an assignment is due, both ways of saying it.</summary>
/// <param name="Local">As the school writes it, or null for no due date.</param>
/// <param name="At">The instant.</param>
internal readonly record struct DueDate(string? Local, DateTimeOffset? At);

/// <summary>
/// What an assignment may look like, for CreateAssignment and UpdateAssignment.
/// <para>
/// Routes: POST /api/assignments, PATCH /api/assignments/{id}. Grain: <see cref="IAssignmentGrain.CreateAsync"/>,
/// <see cref="IAssignmentGrain.UpdateAsync"/>. Effects: assignment.created / assignment.changed / assignment.pushed, rows assignments,
/// assignment_targets, assignment_students, an outbox entry. Refusals: assignment.*_invalid here; targets and theme by the grain.
/// </para>
/// </summary>
internal static class DraftAssignment
{
    public const int MaxTitle = 200;

    /// <summary>Characters. Together with 50 targets the record, its pending append included, stays below 48 KiB (test).</summary>
    public const int MaxInstructions = 1_000;
    private static readonly ImmutableArray<string> Types = ["quiz", "flashcards", "fiche", "annales"];
    private static readonly ImmutableArray<string> Modes = ["post-cours", "pre-examen", "revision-generale"];
    private static readonly ImmutableArray<string> TargetKinds = [TargetTypes.Class, TargetTypes.Promotion, TargetTypes.Student];

    /// <summary>The assignment that a command describes; theme version, author and status are not yet known.</summary>
    public static Result<AssignmentState> Create(CreateAssignment command, TimeZoneInfo zone)
    {
        var mode = command.Mode ?? Modes[0];
        if (CheckTitle(command.Title) is { } badTitle)
            return badTitle;
        if (command.Type is null || !Types.Contains(command.Type))
            return Error.Invalid("assignment.type_invalid", "type is quiz, flashcards, fiche or annales.", "type");
        if (!Modes.Contains(mode))
            return Error.Invalid("assignment.mode_invalid", "mode is post-cours, pre-examen or revision-generale.", "mode");
        if (!GrainKeys.IsId(command.ThemeId))
            return Error.Invalid("assignment.theme_invalid", "themeId names a theme of this school.", "themeId");
        if (CheckInstructions(command.Instructions) is { } badInstructions)
            return badInstructions;
        if (CheckTargets(command.Targets) is { } badTargets)
            return badTargets;
        var due = Due(command.Due, command.DueAt, zone);
        if (!due.Succeeded)
            return due.Error;
        return new AssignmentState
        {
            Title = command.Title!.Trim(),
            Type = command.Type,
            Mode = mode,
            ThemeId = command.ThemeId!,
            Due = due.Value.Local,
            DueAt = due.Value.At,
            Instructions = string.IsNullOrWhiteSpace(command.Instructions) ? null : command.Instructions.Trim(),
            Targets = [.. command.Targets.Distinct()],
        };
    }

    public static Result<AssignmentState> Update(AssignmentState state, UpdateAssignment command, TimeZoneInfo zone)
    {
        if (state.Status is AssignmentStatus.Cancelled)
            return Error.Conflict("assignment.cancelled", "A cancelled assignment does not change any more.");
        if (command.Title is not null && CheckTitle(command.Title) is { } badTitle)
            return badTitle;
        if (CheckInstructions(command.Instructions) is { } badInstructions)
            return badInstructions;
        var next = state with
        {
            Title = command.Title?.Trim() ?? state.Title,
            Instructions = command.Instructions switch
            {
                null => state.Instructions,
                _ when string.IsNullOrWhiteSpace(command.Instructions) => null,
                _ => command.Instructions.Trim(),
            },
        };
        if (command is { Due: null, DueAt: null })
            return next;
        if (command is { Due: "", DueAt: null })
            return next with { Due = null, DueAt = null };
        var due = Due(command.Due, command.DueAt, zone);
        return due.Succeeded ? next with { Due = due.Value.Local, DueAt = due.Value.At } : due.Error;
    }

    /// <summary>A local date or minute, or an instant; both only when they mean the same.</summary>
    private static Result<DueDate> Due(string? local, DateTimeOffset? at, TimeZoneInfo zone)
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

    private static Error? CheckTitle(string? title) => title?.Trim() is { Length: >= 1 and <= MaxTitle } text && !text.Any(char.IsControl)
        ? null
        : Error.Invalid("assignment.title_invalid", "title has 1 to 200 characters and no control characters.", "title");

    private static Error? CheckInstructions(string? instructions) => instructions is { Length: > MaxInstructions }
        ? Error.Invalid("assignment.instructions_invalid", "instructions have at most 1,000 characters.", "instructions")
        : null;

    private static Error? CheckTargets(ImmutableArray<AssignmentTarget> targets)
    {
        if (targets.IsDefaultOrEmpty || targets.Length > CreateAssignment.MaxTargets)
            return Error.Invalid("assignment.targets_invalid", "An assignment has 1 to 50 targets.", "targets");
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i]?.Type is not { } type || !TargetKinds.Contains(type))
                return Error.Invalid("assignment.targets_invalid", "The type of a target is class, promotion or student.", $"targets[{i}].type");
        }

        return null;
    }
}
