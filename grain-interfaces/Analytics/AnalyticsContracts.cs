using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Analytics;

/// <summary>What a request for figures narrows to.</summary>
/// <param name="ClassId">One class, or null for all that the caller may see.</param>
/// <param name="ThemeId">One theme, or null for all.</param>
/// <param name="From">First school day, inclusive; null for 30 days in all.</param>
/// <param name="To">Last school day, inclusive; null for the school's today.</param>
/// <param name="AtLeast">Take up to two seconds to include this position of the log, then answer what there is, as stale; 0 for any.</param>
[GenerateSerializer, Immutable, Alias("studymate.analytics-query")]
public sealed record AnalyticsQuery(
    [property: Id(0)] string? ClassId = null,
    [property: Id(1)] string? ThemeId = null,
    [property: Id(2)] DateOnly? From = null,
    [property: Id(3)] DateOnly? To = null,
    [property: Id(4)] long AtLeast = 0);

/// <summary>Key figures of a scope and period. Scores and rates are 0 to 100 with one decimal, mastery 0 to 1.</summary>
/// <param name="Students">Students of the scope.</param>
/// <param name="Performance">Over all (student, theme) pairs with an attempt in the period.</param>
/// <param name="Sessions">Sessions of the period.</param>
/// <param name="Assignments">Missions handed out in the scope, whatever the period.</param>
/// <param name="From">First school day covered.</param>
/// <param name="To">Last school day covered.</param>
/// <param name="Position">Position of the log that the figures include.</param>
[GenerateSerializer, Immutable, Alias("studymate.kpis")]
public sealed record KpisView(
    [property: Id(0)] StudentsKpi Students,
    [property: Id(1)] PerformanceKpi Performance,
    [property: Id(2)] SessionsKpi Sessions,
    [property: Id(3)] AssignmentsKpi Assignments,
    [property: Id(4)] DateOnly From,
    [property: Id(5)] DateOnly To,
    [property: Id(6)] long Position)
{
    /// <summary>Not everything that was asked for, or that the log held, is in the figures yet: ask again.</summary>
    [Id(7)]
    public bool Stale { get; init; }
}

/// <param name="Total">Active students of the scope, with or without results.</param>
/// <param name="Active">Those with activity within the seven days up to the period's end.</param>
/// <param name="ActiveRate">Their share, percent.</param>
[GenerateSerializer, Immutable, Alias("studymate.kpis-students")]
public sealed record StudentsKpi([property: Id(0)] int Total, [property: Id(1)] int Active, [property: Id(2)] double ActiveRate);

/// <param name="AverageScore">Mean of the students' mean scores per theme.</param>
/// <param name="SuccessRate">Share of (student, theme) pairs with a mean score of at least 50, percent.</param>
/// <param name="AverageMastery">Mean mastery, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("studymate.kpis-performance")]
public sealed record PerformanceKpi(
    [property: Id(0)] double AverageScore, [property: Id(1)] double SuccessRate, [property: Id(2)] double AverageMastery)
{
    /// <summary>How many (student, theme) pairs the figures stand on; with none they are 0 and mean nothing.</summary>
    [Id(3)]
    public int Results { get; init; }
}

/// <param name="Total">Sessions that began in the period.</param>
/// <param name="Completed">How many of them were completed.</param>
/// <param name="CompletionRate">Their share, percent.</param>
/// <param name="TotalTimeHours">Time worked, hours with one decimal.</param>
[GenerateSerializer, Immutable, Alias("studymate.kpis-sessions")]
public sealed record SessionsKpi(
    [property: Id(0)] long Total, [property: Id(1)] long Completed, [property: Id(2)] double CompletionRate, [property: Id(3)] double TotalTimeHours);

/// <param name="Total">Assignments with at least one counted student in the scope, except drafts and cancelled ones.</param>
/// <param name="Active">Those that are pushed or acknowledged.</param>
/// <param name="Completed">Those that every counted student of the scope has finished.</param>
[GenerateSerializer, Immutable, Alias("studymate.kpis-assignments")]
public sealed record AssignmentsKpi([property: Id(0)] int Total, [property: Id(1)] int Active, [property: Id(2)] int Completed);

/// <summary>Where a scope fails, the worst level first.</summary>
[GenerateSerializer, Immutable, Alias("studymate.heatmap")]
public sealed record HeatmapView(
    [property: Id(0)] ImmutableArray<HeatmapTheme> Themes,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] long Position)
{
    /// <summary>Not everything that was asked for, or that the log held, is in the figures yet: ask again.</summary>
    [Id(4)]
    public bool Stale { get; init; }
}

/// <summary>One theme in the heatmap.</summary>
/// <param name="ThemeId">Theme.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Attempts">Completed, scored sessions in the period.</param>
/// <param name="FailureRate">Share of students whose mean score is below 50, percent.</param>
/// <param name="AverageScore">Mean of the students' mean scores.</param>
/// <param name="Level"><c>critical</c> from a failure rate of 70, <c>high</c> from 50, <c>medium</c> from 30, else <c>low</c>; at most medium while a single student fails.</param>
/// <param name="NeedsRemediation">True from a failure rate of 50, once two students fail.</param>
[GenerateSerializer, Immutable, Alias("studymate.heatmap-theme")]
public sealed record HeatmapTheme(
    [property: Id(0)] string ThemeId,
    [property: Id(1)] string Title,
    [property: Id(2)] int Attempts,
    [property: Id(3)] double FailureRate,
    [property: Id(4)] double AverageScore,
    [property: Id(5)] string Level,
    [property: Id(6)] bool NeedsRemediation)
{
    /// <summary>Students with at least one attempt.</summary>
    [Id(7)]
    public int StudentCount { get; init; }

    /// <summary>Those whose mean score is below 50.</summary>
    [Id(8)]
    public int FailedCount { get; init; }

    /// <summary>Mean mastery, 0 to 1.</summary>
    [Id(9)]
    public double AverageMastery { get; init; }

    /// <summary>Lowest mean score of a student.</summary>
    [Id(10)]
    public double MinScore { get; init; }

    /// <summary>Highest mean score of a student.</summary>
    [Id(11)]
    public double MaxScore { get; init; }

    /// <summary>Population standard deviation of the students' mean scores.</summary>
    [Id(12)]
    public double ScoreDeviation { get; init; }
}

/// <summary>The students of a class with their figures.</summary>
/// <param name="Items">Students by name; by id where names are not shown.</param>
/// <param name="From">First school day covered; null for all work.</param>
/// <param name="To">Last school day covered.</param>
/// <param name="Position">Position of the log that the figures include.</param>
[GenerateSerializer, Immutable, Alias("studymate.students-figures")]
public sealed record StudentsFiguresView(
    [property: Id(0)] ImmutableArray<StudentFigures> Items,
    [property: Id(1)] DateOnly? From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] long Position)
{
    /// <summary>The position that was asked for is not in the log.</summary>
    [Id(4)]
    public bool Stale { get; init; }
}

/// <summary>One student's line, with the figures of the student's own progress.</summary>
/// <param name="StudentId">Student.</param>
/// <param name="DisplayName">Name; null for callers who do not see names.</param>
/// <param name="Status"><c>active</c>, <c>inactive</c> or <c>pseudonymized</c>.</param>
/// <param name="LastActivityAt">Last work up to the period's end, or null.</param>
/// <param name="AverageScore">Mean score of the period's completed sessions; 0 without any.</param>
/// <param name="Mastery">Mean over the themes of the best verified score up to the period's end, 0 to 1.</param>
/// <param name="Sessions">Completed sessions of the period.</param>
[GenerateSerializer, Immutable, Alias("studymate.student-figures")]
public sealed record StudentFigures(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string? DisplayName,
    [property: Id(2)] string Status,
    [property: Id(3)] DateTimeOffset? LastActivityAt,
    [property: Id(4)] double AverageScore,
    [property: Id(5)] double Mastery,
    [property: Id(6)] int Sessions)
{
    /// <summary>Completed sessions of the period that have a score; with none, <see cref="AverageScore"/> is 0 and means nothing.</summary>
    [Id(7)]
    public int Attempts { get; init; }

    /// <summary>Whether anything up to the period's end was verified; if not, <see cref="Mastery"/> is 0 and means nothing.</summary>
    [Id(8)]
    public bool IsMasteryKnown { get; init; }
}
