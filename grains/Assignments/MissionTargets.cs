namespace StudyMate.Assignments;

/// <summary>
/// Whose mission an assignment is. Asked by those who hand it out and by those who take the work, and they must agree.
/// </summary>
internal static class MissionTargets
{
    /// <summary>Class and promotion targets live until the due date: who joins later does not receive the mission.</summary>
    public static bool Include(AssignmentPin pin, string studentId, string? classId, string? promotionId, DateTimeOffset now)
    {
        if (pin.Status is AssignmentStatus.Cancelled or AssignmentStatus.Draft)
            return false;
        foreach (var target in pin.Targets)
        {
            var hit = target.Type switch
            {
                TargetTypes.Student => string.Equals(target.Id, studentId, StringComparison.Ordinal),
                TargetTypes.Class => IsOpen(pin, now) && string.Equals(target.Id, classId, StringComparison.Ordinal),
                TargetTypes.Promotion => IsOpen(pin, now) && string.Equals(target.Id, promotionId, StringComparison.Ordinal),
                _ => false,
            };
            if (hit)
                return true;
        }

        return false;
    }

    private static bool IsOpen(AssignmentPin pin, DateTimeOffset now) => pin.DueAt is not { } due || now <= due;
}
