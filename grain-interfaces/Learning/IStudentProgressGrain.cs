using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>What one student has reached (key <c>{tenant}/{studentId}</c>); computed from the student's sessions when asked.</summary>
[Alias("studymate.IStudentProgressGrain")]
public interface IStudentProgressGrain : IGrainWithStringKey
{
    /// <summary>
    /// The student's own progress, for the student and for staff who teach the class. Refused with <c>student.not_found</c>, also when
    /// the caller may not know the student.
    /// </summary>
    [Query(Permissions.ProgressRead), Alias("GetAsync")]
    Task<Result<ProgressView>> GetAsync(ProgressQuery query, CancellationToken cancellationToken);
}

/// <summary>How fresh a progress must be.</summary>
/// <param name="AtLeast">Position of the log to include; the answer is stale where the log does not have it. 0 for any.</param>
[GenerateSerializer, Immutable, Alias("studymate.progress-query")]
public sealed record ProgressQuery([property: Id(0)] long AtLeast = 0);

/// <summary>Progress of one student. Scores are 0 to 100 with one decimal, mastery is 0 to 1.</summary>
/// <param name="Sessions">Completed sessions.</param>
/// <param name="AverageScore">Mean of their scores, each session weighing the same; 0 without any.</param>
/// <param name="Mastery">Mean mastery over the themes; 0 without any.</param>
/// <param name="TotalTimeSeconds">Time worked in all sessions.</param>
/// <param name="Themes">Themes with at least one completed, scored session, latest activity first.</param>
/// <param name="Badges">Badges earned, in the order of earning; none is earned twice.</param>
/// <param name="Position">Position of the log that the answer includes.</param>
[GenerateSerializer, Immutable, Alias("studymate.progress")]
public sealed record ProgressView(
    [property: Id(0)] int Sessions,
    [property: Id(1)] double AverageScore,
    [property: Id(2)] double Mastery,
    [property: Id(3)] long TotalTimeSeconds,
    [property: Id(4)] ImmutableArray<ThemeProgress> Themes,
    [property: Id(5)] ImmutableArray<EarnedBadge> Badges,
    [property: Id(6)] long Position)
{
    /// <summary>Completed sessions of the last seven school days, today included.</summary>
    [Id(7)]
    public int SessionsLast7Days { get; init; }

    /// <summary>Distinct assignments with a completed session.</summary>
    [Id(8)]
    public int CompletedAssignments { get; init; }

    /// <summary>Consecutive days with work that end today, or yesterday as long as today has none.</summary>
    [Id(9)]
    public int StreakDays { get; init; }

    /// <summary><c>improving</c> or <c>declining</c> when the last five scores differ from the five before by at least ten points on average, else <c>stable</c>.</summary>
    [Id(10)]
    public string Trend { get; init; } = "stable";

    /// <summary>Mean score per school day of the last 30, days without a score left out, oldest first.</summary>
    [Id(11)]
    public ImmutableArray<DayScore> ScoreTrend { get; init; } = [];

    /// <summary>Up to five themes with a mastery of at least 0.8 that are not weak, best first.</summary>
    [Id(12)]
    public ImmutableArray<string> Strengths { get; init; } = [];

    /// <summary>Up to five themes that the class's figures count as failed (a mean score below 50), weakest first.</summary>
    [Id(13)]
    public ImmutableArray<string> Weaknesses { get; init; } = [];

    /// <summary>Badges still to be earned, with how far the student has come.</summary>
    [Id(14)]
    public ImmutableArray<NextBadge> NextBadges { get; init; } = [];

    /// <summary>The position that was asked for is not in the log.</summary>
    [Id(15)]
    public bool Stale { get; init; }
}

/// <summary>Progress on one theme.</summary>
/// <param name="ThemeId">Theme.</param>
/// <param name="Attempts">Completed, scored sessions.</param>
/// <param name="Score">Mean of their scores, each attempt weighing the same.</param>
/// <param name="Mastery">Best verified score, 0 to 1: it never decreases.</param>
/// <param name="LastActivityAt">Last work on the theme.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-progress")]
public sealed record ThemeProgress(
    [property: Id(0)] string ThemeId,
    [property: Id(1)] int Attempts,
    [property: Id(2)] double Score,
    [property: Id(3)] double Mastery,
    [property: Id(4)] DateTimeOffset LastActivityAt)
{
    /// <summary>Time worked on the theme.</summary>
    [Id(5)]
    public long TimeSeconds { get; init; }

    /// <summary>Title of the theme, when it still exists.</summary>
    [Id(6)]
    public string? Title { get; init; }

    /// <summary>Whether anything was verified; if not, <see cref="Mastery"/> is 0 and means nothing.</summary>
    [Id(7)]
    public bool IsMasteryKnown { get; init; }
}

/// <param name="Day">School day.</param>
/// <param name="Score">Mean score of the sessions completed on it.</param>
[GenerateSerializer, Immutable, Alias("studymate.day-score")]
public sealed record DayScore([property: Id(0)] DateOnly Day, [property: Id(1)] double Score);

/// <summary>A badge that the student holds.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name as students know it.</param>
/// <param name="Icon">One emoji.</param>
/// <param name="Category">What it honours.</param>
/// <param name="Tier"><c>bronze</c>, <c>silver</c> or <c>gold</c>.</param>
/// <param name="EarnedAt">End of the session that earned it.</param>
[GenerateSerializer, Immutable, Alias("studymate.earned-badge")]
public sealed record EarnedBadge(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Icon,
    [property: Id(3)] string Category,
    [property: Id(4)] string Tier,
    [property: Id(5)] DateTimeOffset EarnedAt);

/// <summary>A badge that the student may still earn.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name as students know it.</param>
/// <param name="Icon">One emoji.</param>
/// <param name="Category">What it honours.</param>
/// <param name="Tier"><c>bronze</c>, <c>silver</c> or <c>gold</c>.</param>
/// <param name="Current">Value reached now.</param>
/// <param name="Target">Value that earns it.</param>
/// <param name="ProgressPercent">Share of the target, at most 100.</param>
[GenerateSerializer, Immutable, Alias("studymate.next-badge")]
public sealed record NextBadge(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Icon,
    [property: Id(3)] string Category,
    [property: Id(4)] string Tier,
    [property: Id(5)] double Current,
    [property: Id(6)] double Target,
    [property: Id(7)] double ProgressPercent);
