using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>Reads the rows of an assignment: its view as staff see it, and what the rows say of it already.</summary>
internal sealed class AssignmentReader(IGrainFactory grains, IRows rows, AssignmentScope scope, TimeProvider time)
{
    /// <summary>The assignment with its students, named as far as the caller may read names.</summary>
    public async Task<AssignmentView> ViewAsync(string tenant, string id, AssignmentState state, CancellationToken cancellationToken)
    {
        // The head is read before the rows: they include at least all that it covers.
        var position = await grains.GetGrain<IFactLogGrain>(GrainKeys.Of(tenant, "log")).GetHeadAsync();
        var names = await scope.SeesNamesAsync(Actor.Required);
        var now = time.GetUtcNow();
        var found = await rows.QueryAsync<StudentRow>("Assignments/Students", new { tenant, id }, cancellationToken);
        var students = found
            .Select(row => View(row, state.DueAt, names, now))
            .OrderBy(student => student.DisplayName, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(student => student.StudentId, StringComparer.Ordinal)
            .ToImmutableArray();
        var started = students.Count(student => student.Status is not MissionStatus.ToDo);
        var completed = students.Count(student => student.Status is MissionStatus.Done);
        return new AssignmentView
        {
            Id = id,
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
            Result = state.ResultPolicy,
            AnswersRelease = state.Release,
            AnswersReleasedAt = state.AnswersReleasedAt,
            Position = position,
        };
    }

    /// <summary>Students who have the mission, and whether they count now.</summary>
    public async Task<Dictionary<string, bool>> MembersAsync(string tenant, string id) =>
        (await rows.QueryAsync<MissionMember>("Assignments/MissionMembers", new { tenant, id }))
            .ToDictionary(member => member.StudentId, member => member.Counted, StringComparer.Ordinal);

    /// <summary>The status that lists show, if the assignment has a row.</summary>
    public async Task<string?> StatusAsync(string tenant, string id, CancellationToken cancellationToken) =>
        await rows.QueryAsync<string>("Assignments/FindStatus", new { tenant, id }, cancellationToken) is [var status, ..] ? status : null;

    private static AssignmentStudent View(StudentRow row, DateTimeOffset? due, bool names, DateTimeOffset now) => new(
        row.StudentId,
        names && row.FirstName is not null ? $"{row.FirstName} {row.LastName}" : row.StudentId,
        row.Status,
        row.Late ?? IsOverdue(due, row.CompletedAt, now),
        row.Score,
        row.CompletedAt,
        row.Progress,
        row.TimeMs);

    /// <summary>Not completed in time: still open after the due date, or completed later.</summary>
    public static bool IsOverdue(DateTimeOffset? due, DateTimeOffset? completed, DateTimeOffset now) => due is { } at && (completed ?? now) > at;

    private sealed record StudentRow(
        string StudentId,
        string? FirstName,
        string? LastName,
        string Status,
        bool Received,
        double? Score,
        DateTimeOffset? CompletedAt,
        double Progress,
        long TimeMs,
        bool? Late);

    private sealed record MissionMember(string StudentId, bool Counted);
}
