using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>
/// Reads figures for a caller (key <c>{tenant}/analytics</c>): decides which scopes the caller sees, asks their figures and adds them
/// up. Holds nothing and runs on every node. Without a class, those who teach see the classes they teach, everybody else the school.
/// </summary>
[Alias("studymate.IAnalyticsGrain")]
public interface IAnalyticsGrain : IGrainWithStringKey
{
    /// <summary>Key figures. Refused with <c>class.not_found</c>, <c>theme.not_found</c>, <c>analytics.invalid_period</c>.</summary>
    [Query(Permissions.AnalyticsRead), Alias("GetKpisAsync")]
    Task<Result<KpisView>> GetKpisAsync(AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>Themes by failures. Refused as <see cref="GetKpisAsync"/>.</summary>
    [Query(Permissions.AnalyticsRead), Alias("GetHeatmapAsync")]
    Task<Result<HeatmapView>> GetHeatmapAsync(AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The students of a class with the figures of their progress: of a period if one is asked for, else of all their work. By name, without
    /// names for inspectors. Refused as <see cref="GetKpisAsync"/> and with <c>analytics.class_required</c>.
    /// </summary>
    [Query(Permissions.AnalyticsRead), Alias("GetStudentsAsync")]
    Task<Result<StudentsFiguresView>> GetStudentsAsync(AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>Key figures for a file: the same numbers, under the permission to take them away.</summary>
    [Query(Permissions.AnalyticsExport), Alias("ExportKpisAsync")]
    Task<Result<string>> ExportKpisAsync(AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>The heatmap for a file: the same numbers, under the permission to take them away.</summary>
    [Query(Permissions.AnalyticsExport), Alias("ExportHeatmapAsync")]
    Task<Result<string>> ExportHeatmapAsync(AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The facts behind the figures of a scope and period, oldest first. Students are named only for callers who may see names.
    /// Refused as <see cref="GetKpisAsync"/> and with <c>request.invalid_cursor</c>.
    /// </summary>
    [Query(Permissions.AnalyticsRead), Alias("GetFactsAsync")]
    Task<Result<FactsView>> GetFactsAsync(FactsQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Tells the observer whenever figures of a class change, for <see cref="IFiguresObserver.WatchTime"/>; calling again renews, if the
    /// caller still may see them. Returns where they are now. Refused with <c>class.not_found</c>.
    /// </summary>
    [Query(Permissions.AnalyticsRead), Alias("WatchClassAsync")]
    Task<Result<long>> WatchClassAsync(string classId, IFiguresObserver observer, CancellationToken cancellationToken);

    /// <summary>
    /// Folds a scope's facts again from the first one. Refused with <c>analytics.unknown_scope</c>, <c>class.not_found</c>,
    /// <c>theme.not_found</c>.
    /// </summary>
    [Command(Permissions.TenantUpdate), Alias("RebuildAsync")]
    Task<Result<RebuiltView>> RebuildAsync(RebuildFigures command, CancellationToken cancellationToken);
}

/// <summary>Which facts; the window and scope are those of the figures they explain.</summary>
/// <param name="Figures">Scope and period.</param>
/// <param name="Page">Where to go on and how many.</param>
[GenerateSerializer, Immutable, Alias("studymate.facts-query")]
public sealed record FactsQuery([property: Id(0)] AnalyticsQuery Figures, [property: Id(1)] PageRequest Page);

/// <summary>One page of the facts behind figures.</summary>
[GenerateSerializer, Immutable, Alias("studymate.facts-view")]
public sealed record FactsView(
    [property: Id(0)] ImmutableArray<FactView> Items, [property: Id(1)] string? NextCursor, [property: Id(2)] long Position)
{
    /// <summary>The position that was asked for is not in the log.</summary>
    [Id(3)]
    public bool Stale { get; init; }
}

/// <summary>One fact behind a figure.</summary>
/// <param name="Position">Its position in the log.</param>
/// <param name="Kind"><c>session.started</c>, <c>session.scored</c>, <c>session.ended</c> or <c>mission.changed</c>.</param>
/// <param name="SchoolDay">The day it counts for.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Subject">Pseudonym of the student.</param>
/// <param name="SessionId">Session, if one.</param>
[GenerateSerializer, Immutable, Alias("studymate.fact-view")]
public sealed record FactView(
    [property: Id(0)] long Position,
    [property: Id(1)] string Kind,
    [property: Id(2)] DateOnly SchoolDay,
    [property: Id(3)] DateTimeOffset OccurredAt,
    [property: Id(4)] string? Subject,
    [property: Id(5)] string? SessionId)
{
    [Id(6)]
    public string? ClassId { get; init; }

    [Id(7)]
    public string? ThemeId { get; init; }

    [Id(8)]
    public string? AssignmentId { get; init; }

    /// <summary>Student, for callers who may see names and while the person exists.</summary>
    [Id(9)]
    public string? StudentId { get; init; }

    /// <summary>Name of the student, under the same condition.</summary>
    [Id(10)]
    public string? DisplayName { get; init; }

    /// <summary>Score that stopped counting with this fact, or null.</summary>
    [Id(11)]
    public double? OldScore { get; init; }

    /// <summary>Score that counts since this fact, or null.</summary>
    [Id(12)]
    public double? NewScore { get; init; }

    /// <summary>Whether the server marked the score itself.</summary>
    [Id(13)]
    public bool? Verified { get; init; }

    /// <summary>Work added, in milliseconds; negative for a correction.</summary>
    [Id(14)]
    public long? TimeMsDelta { get; init; }

    /// <summary>Mission status before.</summary>
    [Id(15)]
    public string? OldStatus { get; init; }

    /// <summary>Mission status since.</summary>
    [Id(16)]
    public string? NewStatus { get; init; }
}

/// <summary>Which figures to fold again.</summary>
/// <param name="Scope"><c>tenant</c>, <c>class</c> or <c>theme</c>.</param>
/// <param name="Id">Class or theme; absent for the tenant.</param>
[GenerateSerializer, Immutable, Alias("studymate.rebuild-figures")]
public sealed record RebuildFigures([property: Id(0)] string Scope, [property: Id(1)] string? Id = null);

/// <param name="Scope"><c>tenant</c>, <c>class</c> or <c>theme</c>.</param>
/// <param name="Id">Class or theme, or null.</param>
/// <param name="Position">Position of the log that the rebuilt figures include so far.</param>
[GenerateSerializer, Immutable, Alias("studymate.rebuilt")]
public sealed record RebuiltView([property: Id(0)] string Scope, [property: Id(1)] string? Id, [property: Id(2)] long Position)
{
    /// <summary>False while folding goes on in the background; until it is done the figures of before are shown.</summary>
    [Id(3)]
    public bool Finished { get; init; }
}
