using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>
/// UpdateAssignment.
/// <para>
/// Route: PATCH /api/assignments/{id}. Grain: <see cref="IAssignmentGrain.UpdateAsync"/>. Effects: assignment.changed, row assignments.
/// Refusals: assignment.cancelled, assignment.*_invalid.
/// </para>
/// </summary>
internal static class UpdateAssignmentRule
{
    public static Result<AssignmentState> Decide(AssignmentState state, UpdateAssignment command, TimeZoneInfo zone)
    {
        if (state.Status is AssignmentStatus.Cancelled)
            return AssignmentErrors.Cancelled;
        if (command.Title is not null && AssignmentFields.CheckTitle(command.Title) is { } badTitle)
            return badTitle;
        if (AssignmentFields.CheckInstructions(command.Instructions) is { } badInstructions)
            return badInstructions;
        var next = state with
        {
            Title = TypedText.Clean(command.Title) ?? state.Title,
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
            return state.Release is AnswerReleases.Due ? AssignmentErrors.ReleaseInvalid : WithDue(next, null, null);
        var due = AssignmentFields.Due(command.Due, command.DueAt, zone);
        return due.Succeeded ? WithDue(next, due.Value.Local, due.Value.At) : due.Error;
    }

    /// <summary>Another due date opens the targets again, or closes them at another time, and may make another session the result.</summary>
    public static AssignmentState WithDue(AssignmentState state, string? local, DateTimeOffset? at) => at == state.DueAt
        ? state with { Due = local }
        : state with { Due = local, DueAt = at, ClosedFor = null, ResultsOutdated = state.IsOut };
}
