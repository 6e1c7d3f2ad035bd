using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>The inbox of one student (key <c>{tenant}/{studentId}</c>); holds nothing, so that joining a class shows at once.</summary>
[Alias("studymate.IStudentMissionsGrain")]
public interface IStudentMissionsGrain : IGrainWithStringKey
{
    /// <summary>The caller's missions: due soonest first, those without a due date last.</summary>
    [Query(Permissions.MissionsRead), Alias("GetMissionsAsync")]
    Task<Result<Missions>> GetMissionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// A theme in ErgoMate's native dialect, for the caller to work on: any version that was published, by default the one pinned by the
    /// caller's mission. Before the answers of a mission before an exam leave, a fact says so: what comes after it does not count for that mission.
    /// Refused with <c>theme.not_found</c>, also for themes that were never published.
    /// </summary>
    [Query(Permissions.MissionsRead), Alias("GetThemeAsync")]
    Task<Result<ServedTheme>> GetThemeAsync(ServeTheme query, CancellationToken cancellationToken);

    /// <summary>
    /// The student's class, promotion or status changed: counters and figures of open assignments follow. Nobody waits for it, and nothing
    /// rests on it: an assignment that is read, or falls due, looks for itself.
    /// </summary>
    [Internal, OneWay, Alias("FollowAsync")]
    Task FollowAsync();
}

/// <summary>The inbox.</summary>
[GenerateSerializer, Immutable, Alias("studymate.missions")]
public sealed record Missions([property: Id(0)] ImmutableArray<Mission> Items);

/// <summary>One mission of a student.</summary>
/// <param name="AssignmentId">Assignment.</param>
/// <param name="Title">Its title.</param>
/// <param name="ThemeId">Theme.</param>
/// <param name="ThemeVersion">The pinned version.</param>
/// <param name="Type"><c>quiz</c>, <c>flashcards</c>, <c>fiche</c> or <c>annales</c>.</param>
/// <param name="Mode"><c>post-cours</c>, <c>pre-examen</c> or <c>revision-generale</c>.</param>
/// <param name="Due">Local to the school, or null.</param>
/// <param name="DueAt">The instant, or null.</param>
/// <param name="Status"><c>a_faire</c>, <c>en_cours</c> or <c>terminee</c>.</param>
/// <param name="Overdue">Not completed in time. Work is still accepted.</param>
/// <param name="ProgressPercent">Questions answered, 0 to 100.</param>
/// <param name="Score">Of the session that counts, or null.</param>
/// <param name="Instructions">What the teacher wrote, or null.</param>
/// <param name="CompletedAt">When the session that counts was completed, or null.</param>
/// <param name="Result">Which completed session counts: <c>best</c>, <c>last</c> or <c>first</c>.</param>
/// <param name="AnswersRelease">When the answers may be seen: on <c>completion</c>, once <c>due</c>, by the <c>teacher</c>; null: from the start.</param>
/// <param name="AnswersReleased">They may be seen now.</param>
[GenerateSerializer, Immutable, Alias("studymate.mission")]
public sealed record Mission(
    [property: Id(0)] string AssignmentId,
    [property: Id(1)] string Title,
    [property: Id(2)] string ThemeId,
    [property: Id(3)] int ThemeVersion,
    [property: Id(4)] string Type,
    [property: Id(5)] string Mode,
    [property: Id(6)] string? Due,
    [property: Id(7)] DateTimeOffset? DueAt,
    [property: Id(8)] string Status,
    [property: Id(9)] bool Overdue,
    [property: Id(10)] double ProgressPercent,
    [property: Id(11)] double? Score,
    [property: Id(12)] string? Instructions,
    [property: Id(13)] DateTimeOffset? CompletedAt,
    [property: Id(14)] string Result = ResultPolicies.Best,
    [property: Id(15)] string? AnswersRelease = null,
    [property: Id(16)] bool AnswersReleased = true);

/// <summary>Which theme a student wants to work on.</summary>
/// <param name="ThemeId">Theme.</param>
/// <param name="Version">A version, or null for the one that the caller's mission pins, else the published one.</param>
/// <param name="Answers">False leaves answers and rationales out; missions before an exam leave them out in any case until all of them release them.</param>
[GenerateSerializer, Immutable, Alias("studymate.serve-theme")]
public sealed record ServeTheme([property: Id(0)] string ThemeId, [property: Id(1)] int? Version, [property: Id(2)] bool Answers);

/// <summary>A theme as a device takes it.</summary>
/// <param name="Json">The document in the native dialect.</param>
/// <param name="ETag">Changes with the content.</param>
[GenerateSerializer, Immutable, Alias("studymate.served-theme")]
public sealed record ServedTheme([property: Id(0)] string Json, [property: Id(1)] string ETag);
