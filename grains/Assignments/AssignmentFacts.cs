using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>What the log and ErgoMate are told of an assignment. Title and instructions are free text: they never enter a fact.</summary>
internal static class AssignmentFacts
{
    public const string Created = "assignment.created";
    public const string Changed = "assignment.changed";
    public const string Pushed = "assignment.pushed";
    public const string Cancelled = "assignment.cancelled";
    public const string AnswersReleased = "assignment.answers_released";
    public const string Delivered = "assignment.delivered";
    public const string DeliveryFailed = "assignment.delivery_failed";

    public static ImmutableArray<Fact> Of(string id, AssignmentState state, ImmutableArray<string> kinds, Moment now, string? by = null)
    {
        var payload = JsonSerializer.Serialize(new AssignmentFact(state.Type, state.Mode, state.Status, state.DueAt), AssignmentsJson.Default.AssignmentFact);
        return
        [
            .. kinds.Select(kind => AuditFact.Of(kind, id, state.Revision, now, by) with
            {
                ThemeId = state.ThemeId,
                ThemeVersion = state.ThemeVersion,
                AssignmentId = id,
                Payload = payload,
            }),
        ];
    }

    /// <summary>The entry that tells ErgoMate; its id is the assignment's, so that it is told once.</summary>
    public static RowChange Outbox(string tenant, string id, AssignmentState state, DateTimeOffset now)
    {
        var data = new AssignmentPushed(
            id, state.Title, state.Type, state.Mode, state.ThemeId, state.ThemeVersion, state.Due, state.DueAt);
        return Common.Outbox.Entry(
            tenant, $"{id}-pushed", Pushed, JsonSerializer.Serialize(data, AssignmentsJson.Default.AssignmentPushed), now);
    }
}
