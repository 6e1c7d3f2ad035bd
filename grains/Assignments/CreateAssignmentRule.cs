using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>
/// CreateAssignment.
/// <para>
/// Route: POST /api/assignments. Grain: <see cref="IAssignmentGrain.CreateAsync"/>. Effects: assignment.created, assignment.pushed unless it
/// is a draft, rows assignments, assignment_targets, assignment_students, an outbox entry. Refusals: assignment.*_invalid here; targets and
/// theme by the grain.
/// </para>
/// </summary>
internal static class CreateAssignmentRule
{
    /// <summary>The assignment that a command describes; theme version, author and status are not yet known.</summary>
    public static Result<AssignmentState> Decide(CreateAssignment command, TimeZoneInfo zone)
    {
        var mode = command.Mode ?? AssignmentModes.AfterLesson;
        if (AssignmentFields.CheckTitle(command.Title) is { } badTitle)
            return badTitle;
        if (command.Type is null || !AssignmentTypes.All.Contains(command.Type))
            return AssignmentErrors.TypeInvalid;
        if (!AssignmentModes.All.Contains(mode))
            return AssignmentErrors.ModeInvalid;
        if (!GrainKeys.IsId(command.ThemeId))
            return AssignmentErrors.ThemeInvalid;
        var result = AssignmentModes.ResultPolicyOf(mode, command.Result);
        if (!ResultPolicies.All.Contains(result) || (command.Result ?? result) != result)
            return AssignmentErrors.ResultInvalid;
        var release = AssignmentModes.ReleaseOf(mode, command.AnswersRelease);
        if ((command.AnswersRelease ?? release) != release || (release is not null && !AnswerReleases.All.Contains(release)))
            return AssignmentErrors.ReleaseInvalid;
        if (AssignmentFields.CheckInstructions(command.Instructions) is { } badInstructions)
            return badInstructions;
        if (CheckTargets(command.Targets) is { } badTargets)
            return badTargets;
        var due = AssignmentFields.Due(command.Due, command.DueAt, zone);
        if (!due.Succeeded)
            return due.Error;
        if (release is AnswerReleases.Due && due.Value.At is null)
            return AssignmentErrors.ReleaseInvalid;
        return new AssignmentState
        {
            Title = TypedText.Clean(command.Title)!,
            Type = command.Type,
            Mode = mode,
            ThemeId = command.ThemeId!,
            Due = due.Value.Local,
            DueAt = due.Value.At,
            Instructions = string.IsNullOrWhiteSpace(command.Instructions) ? null : command.Instructions.Trim(),
            Targets = [.. command.Targets.Distinct()],
            Result = result,
            AnswersRelease = release,
        };
    }

    private static Error? CheckTargets(ImmutableArray<AssignmentTarget> targets)
    {
        if (targets.IsDefaultOrEmpty || targets.Length > CreateAssignment.MaxTargets)
            return AssignmentErrors.TargetCountInvalid;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i]?.Type is not (TargetTypes.Class or TargetTypes.Promotion or TargetTypes.Student))
                return AssignmentErrors.TargetTypeInvalid(i);
        }

        return null;
    }
}
