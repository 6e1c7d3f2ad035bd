using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>Folded figures of one scope. Callable from grains only: who may see which scope is decided by <see cref="IAnalyticsGrain"/>.</summary>
[Alias("studymate.IFiguresGrain")]
public interface IFiguresGrain : IGrainWithStringKey
{
    /// <summary>
    /// The figures of a window. Covers every fact that was in the log 250 ms ago, and <see cref="FiguresQuery.AtLeast"/> if the
    /// log has it; when catching up takes longer than two seconds, answers what is folded so far, and says so (<see cref="ScopeFigures.Stale"/>).
    /// </summary>
    [Internal, Alias("GetAsync")]
    Task<Result<ScopeFigures>> GetAsync(FiguresQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Folds the scope's facts again from the first one, in pieces beside the figures that are read until it is done; returns the position that the
    /// first piece has reached.
    /// </summary>
    [Internal, Alias("RebuildAsync")]
    Task<Result<long>> RebuildAsync();
}

/// <summary>Figures of one class (key <c>{tenant}/{classId}</c>): what was done by students while they were in it.</summary>
[Alias("studymate.IClassFiguresGrain")]
public interface IClassFiguresGrain : IFiguresGrain
{
    /// <summary>
    /// Tells the observer of changes for <see cref="IFiguresObserver.WatchTime"/>; calling again renews. Returns the position of the last
    /// fact of the class that its figures include.
    /// </summary>
    [Internal, Alias("WatchAsync")]
    Task<Result<long>> WatchAsync(IFiguresObserver observer);
}

/// <summary>Figures of one theme (key <c>{tenant}/{themeId}</c>) over the whole school.</summary>
[Alias("studymate.IThemeFiguresGrain")]
public interface IThemeFiguresGrain : IFiguresGrain;

/// <summary>Figures of one school (key <c>{tenant}/tenant</c>).</summary>
[Alias("studymate.ITenantFiguresGrain")]
public interface ITenantFiguresGrain : IFiguresGrain;

/// <summary>Which figures of a scope.</summary>
/// <param name="From">First school day, inclusive.</param>
/// <param name="To">Last school day, inclusive.</param>
/// <param name="ThemeId">Only this theme, or null for all.</param>
/// <param name="AtLeast">Position that the answer must cover; 0 for any.</param>
[GenerateSerializer, Immutable, Alias("studymate.figures-query")]
public sealed record FiguresQuery(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly To,
    [property: Id(2)] string? ThemeId,
    [property: Id(3)] long AtLeast);

/// <summary>Figures of one scope and window; those of several scopes add up.</summary>
/// <param name="Students">Active students in the scope now.</param>
/// <param name="ActiveStudents">Those of them with activity in the seven days up to the window's end.</param>
/// <param name="Sessions">Sessions of the window.</param>
/// <param name="Themes">Sums per theme, sorted by theme; only themes with attempts.</param>
/// <param name="Missions">Counted students per assignment, whatever the window.</param>
/// <param name="Position">Everything of the scope up to this position of the log is included.</param>
[GenerateSerializer, Immutable, Alias("studymate.scope-figures")]
public sealed record ScopeFigures(
    [property: Id(0)] int Students,
    [property: Id(1)] int ActiveStudents,
    [property: Id(2)] SessionTotals Sessions,
    [property: Id(3)] ImmutableArray<ThemeFigures> Themes,
    [property: Id(4)] ImmutableArray<MissionFigures> Missions,
    [property: Id(5)] long Position)
{
    /// <summary>Not all of the scope that was in the log could be folded in time.</summary>
    [Id(6)]
    public bool Stale { get; init; }
}

/// <summary>Sessions of a window.</summary>
[GenerateSerializer, Immutable, Alias("studymate.session-totals")]
public sealed record SessionTotals([property: Id(0)] long Started, [property: Id(1)] long Completed, [property: Id(2)] long TimeMs);

/// <summary>Sums over the (student, theme) rows of one theme; scores 0 to 100, mastery 0 to 1, not rounded.</summary>
/// <param name="ThemeId">Theme.</param>
/// <param name="Rows">Students with at least one attempt.</param>
/// <param name="Failed">Those whose mean score is below 50.</param>
/// <param name="Attempts">Completed, scored sessions.</param>
/// <param name="ScoreSum">Sum of the students' mean scores.</param>
/// <param name="SquareSum">Sum of their squares.</param>
/// <param name="Min">Lowest mean score.</param>
/// <param name="Max">Highest mean score.</param>
/// <param name="MasterySum">Sum of the students' mastery.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-figures")]
public sealed record ThemeFigures(
    [property: Id(0)] string ThemeId,
    [property: Id(1)] int Rows,
    [property: Id(2)] int Failed,
    [property: Id(3)] int Attempts,
    [property: Id(4)] decimal ScoreSum,
    [property: Id(5)] decimal SquareSum,
    [property: Id(6)] decimal Min,
    [property: Id(7)] decimal Max,
    [property: Id(8)] decimal MasterySum);

/// <summary>How many counted students an assignment has, and how many of them have finished.</summary>
[GenerateSerializer, Immutable, Alias("studymate.mission-figures")]
public sealed record MissionFigures(
    [property: Id(0)] string AssignmentId,
    [property: Id(1)] int Counted,
    [property: Id(2)] int Finished);
