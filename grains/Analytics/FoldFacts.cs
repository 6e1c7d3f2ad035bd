using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudyMate.Facts;
using StudyMate.Learning;

namespace StudyMate.Analytics;

/// <summary>
/// The fold: <c>(summary, facts) → summary</c>. Pure, without a clock, and independent of the order of facts, because every payload is
/// a difference. Shared by class, theme and tenant figures.
/// </summary>
internal static class FoldFacts
{
    /// <summary>Raised whenever the same facts would fold to other values; checkpoints of another version are rebuilt from 0.</summary>
    public const int Version = 1;

    /// <summary>Folds what is not in the summary yet; a fact at a position that it covers already changes nothing.</summary>
    public static Summary Fold(Summary summary, ImmutableArray<StoredFact> facts)
    {
        var position = summary.Position;
        var stats = summary.Stats.ToBuilder();
        var missions = summary.Missions.ToBuilder();
        foreach (var stored in facts)
        {
            if (stored.Position <= position)
                continue;
            Add(stats, missions, stored.Fact);
            position = stored.Position;
        }

        return new Summary(position, stats.ToImmutable(), missions.ToImmutable());
    }

    private static void Add(
        ImmutableDictionary<StatKey, ImmutableSortedDictionary<DateOnly, DayCell>>.Builder stats,
        ImmutableDictionary<string, MissionTally>.Builder missions,
        Fact fact)
    {
        switch (fact.Kind)
        {
            case FoldedKinds.SessionStarted:
                AddCell(stats, fact, DayCell.Zero with { Started = Read(fact, FoldedFactsJson.Default.SessionStarted).Count });
                break;
            case FoldedKinds.SessionScored:
                var scored = Read(fact, FoldedFactsJson.Default.SessionScored);
                AddCell(stats, fact, Scored(scored.Old, -1).Add(Scored(scored.New, 1)));
                break;
            case FoldedKinds.SessionEnded:
                var ended = Read(fact, FoldedFactsJson.Default.SessionEnded);
                AddCell(stats, fact, DayCell.Zero with { TimeMs = ended.TimeMsDelta, Completed = ended.CompletedDelta });
                break;
            case FoldedKinds.MissionChanged when fact.AssignmentId is { } assignment:
                var changed = Read(fact, FoldedFactsJson.Default.MissionChanged);
                var tally = missions.GetValueOrDefault(assignment, MissionTally.Zero).Add(changed.Old, -1).Add(changed.New, 1);
                if (tally == MissionTally.Zero)
                    missions.Remove(assignment);
                else
                    missions[assignment] = tally;
                break;
            default:
                // Kinds of a later release that this fold does not know: their figures raise Version when they are folded.
                break;
        }
    }

    /// <summary>A result counts once its session is completed: a score of what is answered so far would drag every average down.</summary>
    private static DayCell Scored(SessionResult? result, int count) => result is { Completed: true }
        ? DayCell.Zero with
        {
            Attempts = count,
            ScoreTenths = (long)count * result.Tenths,
            Verified = result.Verified ? ScoreCounts.Empty.Add(result.Tenths, count) : ScoreCounts.Empty,
        }
        : DayCell.Zero;

    private static void AddCell(
        ImmutableDictionary<StatKey, ImmutableSortedDictionary<DateOnly, DayCell>>.Builder stats, Fact fact, DayCell difference)
    {
        if (fact.Subject is null || difference.IsZero)
            return;
        var key = new StatKey(fact.Subject, fact.ThemeId ?? "");
        var days = stats.GetValueOrDefault(key, ImmutableSortedDictionary<DateOnly, DayCell>.Empty);
        var cell = days.GetValueOrDefault(fact.SchoolDay, DayCell.Zero).Add(difference);
        days = cell.IsZero ? days.Remove(fact.SchoolDay) : days.SetItem(fact.SchoolDay, cell);
        if (days.IsEmpty)
            stats.Remove(key);
        else
            stats[key] = days;
    }

    private static T Read<T>(Fact fact, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(fact.Payload, type)
        ?? throw new JsonException($"The payload of a '{fact.Kind}' fact is null.");
}
