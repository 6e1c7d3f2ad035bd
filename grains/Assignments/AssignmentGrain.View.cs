using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>The assignment as staff see it.</summary>
internal sealed partial class AssignmentGrain
{
    private async Task<AssignmentView> ViewAsync(CancellationToken cancellationToken)
    {
        // The head is read before the rows: they include at least all that it covers.
        var position = await grains.GetGrain<IFactLogGrain>(GrainKeys.Of(Tenant, "log")).GetHeadAsync();
        var names = await scope.SeesNamesAsync(Actor.Required);
        var now = time.GetUtcNow();
        var found = await rows.QueryAsync<StudentRow>("Assignments/Students", new { tenant = Tenant, id = Id }, cancellationToken);
        var students = found
            .Select(row => View(row, names, now))
            .OrderBy(student => student.DisplayName, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(student => student.StudentId, StringComparer.Ordinal)
            .ToImmutableArray();
        var started = students.Count(student => student.Status is not MissionStatus.ToDo);
        var completed = students.Count(student => student.Status is MissionStatus.Done);
        var state = State;
        return new AssignmentView
        {
            Id = Id,
            Title = state.Title,
            Type = state.Type,
            Mode = state.Mode,
            ThemeId = state.ThemeId,
            ThemeVersion = state.ThemeVersion,
            Status = state.Status is AssignmentStatus.Pushed && found.Any(row => row.Received) ? AssignmentStatus.Ack : state.Status,
            Due = state.Due,
            DueAt = state.DueAt,
            Instructions = state.Instructions,
            Targets = state.Targets,
            AuthorId = state.AuthorId,
            CreatedAt = state.CreatedAt,
            StudentCount = students.Length,
            Counters = new AssignmentCounters(students.Length, started, completed),
            Students = students,
            Position = position,
        };
    }

    private AssignmentStudent View(StudentRow row, bool names, DateTimeOffset now) => new(
        row.StudentId,
        names && row.FirstName is not null ? $"{row.FirstName} {row.LastName}" : row.StudentId,
        row.Status,
        IsOverdue(State.DueAt, row.CompletedAt, now),
        row.Score,
        row.CompletedAt,
        row.Progress,
        row.TimeMs);

    /// <summary>Not completed in time: still open after the due date, or completed later.</summary>
    internal static bool IsOverdue(DateTimeOffset? due, DateTimeOffset? completed, DateTimeOffset now) => due is { } at && (completed ?? now) > at;

    private sealed record StudentRow(
        string StudentId,
        string? FirstName,
        string? LastName,
        string Status,
        bool Received,
        double? Score,
        DateTimeOffset? CompletedAt,
        double Progress,
        long TimeMs);
}
