using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>What the log and ErgoMate are told of an assignment. Title and instructions are free text: they never enter a fact.</summary>
internal static class AssignmentFacts
{
    public static ImmutableArray<Fact> Of(
        string id, AssignmentState state, ImmutableArray<string> kinds, Actor actor, DateTimeOffset now, TimeZoneInfo zone)
    {
        var payload = JsonSerializer.Serialize(new AssignmentFact(state.Type, state.Mode, state.Status, state.DueAt), AssignmentsJson.Default.AssignmentFact);
        var facts = ImmutableArray.CreateBuilder<Fact>(kinds.Length);
        foreach (var kind in kinds)
        {
            facts.Add(new Fact($"{id}-{kind.Replace("assignment.", "", StringComparison.Ordinal).Replace('_', '-')}-{state.Revision}", kind)
            {
                Actor = actor.AccountId,
                ThemeId = state.ThemeId,
                ThemeVersion = state.ThemeVersion,
                AssignmentId = id,
                OccurredAt = now,
                RecordedAt = now,
                SchoolDay = SchoolTime.DayOf(now, zone),
                Payload = payload,
            });
        }

        return facts.MoveToImmutable();
    }

    /// <summary>The entry that tells ErgoMate; its id is the assignment's, so that it is told once.</summary>
    public static RowChange Outbox(string tenant, string id, AssignmentState state, DateTimeOffset now)
    {
        var data = new AssignmentPushed(
            id, state.Title, state.Type, state.Mode, state.ThemeId, state.ThemeVersion, state.Due, state.DueAt);
        return Common.Outbox.Entry(
            tenant, $"{id}-pushed", "assignment.pushed", JsonSerializer.Serialize(data, AssignmentsJson.Default.AssignmentPushed), now);
    }
}
