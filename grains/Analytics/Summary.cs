using System.Collections.Immutable;
using StudyMate.Assignments;

namespace StudyMate.Analytics;

/// <summary>
/// The folded figures of one scope: additive cells per (student, theme, school day) and mission counters per assignment. No clock, no
/// windows: those are applied when read.
/// </summary>
/// <param name="Position">Every folded fact of the scope up to this position of the tenant's log is in here, exactly once.</param>
/// <param name="Stats">Cells by student and theme, then by school day.</param>
/// <param name="Missions">Counters by assignment.</param>
internal sealed record Summary(
    long Position,
    ImmutableDictionary<StatKey, ImmutableSortedDictionary<DateOnly, DayCell>> Stats,
    ImmutableDictionary<string, MissionTally> Missions)
{
    public static readonly Summary Empty = new(
        0,
        ImmutableDictionary<StatKey, ImmutableSortedDictionary<DateOnly, DayCell>>.Empty,
        ImmutableDictionary.Create<string, MissionTally>(StringComparer.Ordinal));
}

/// <summary>Whose work on what.</summary>
/// <param name="Subject">Pseudonym of the student.</param>
/// <param name="ThemeId">Theme, or empty for work without one.</param>
internal readonly record struct StatKey(string Subject, string ThemeId);

/// <summary>What one student did on one theme on one school day. Every value adds up, so that the order of facts does not matter.</summary>
/// <param name="Attempts">Completed sessions with a score.</param>
/// <param name="ScoreTenths">Sum of their scores, in tenths of a point.</param>
/// <param name="Verified">The scores of those that the server marked itself; only these give mastery.</param>
/// <param name="Started">Sessions that belong to this day.</param>
/// <param name="Completed">How many of them were completed.</param>
/// <param name="TimeMs">Time worked, in milliseconds.</param>
internal sealed record DayCell(int Attempts, long ScoreTenths, ScoreCounts Verified, int Started, int Completed, long TimeMs)
{
    public static readonly DayCell Zero = new(0, 0, ScoreCounts.Empty, 0, 0, 0);

    public bool IsZero => Attempts == 0 && ScoreTenths == 0 && Verified.IsEmpty && Started == 0 && Completed == 0 && TimeMs == 0;

    public DayCell Add(DayCell other) => new(
        Attempts + other.Attempts,
        ScoreTenths + other.ScoreTenths,
        Verified.Add(other.Verified),
        Started + other.Started,
        Completed + other.Completed,
        TimeMs + other.TimeMs);
}

/// <summary>How many counted students of an assignment are where.</summary>
internal sealed record MissionTally(int Waiting, int Running, int Finished)
{
    public static readonly MissionTally Zero = new(0, 0, 0);

    public int Counted => Waiting + Running + Finished;

    public MissionTally Add(string? status, int count) => status switch
    {
        MissionStatus.ToDo => this with { Waiting = Waiting + count },
        MissionStatus.Running => this with { Running = Running + count },
        MissionStatus.Done => this with { Finished = Finished + count },
        _ => this,
    };
}
