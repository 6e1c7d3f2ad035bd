using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>Who is to do it.</summary>
/// <param name="Type"><c>class</c>, <c>promotion</c> or <c>student</c>.</param>
/// <param name="Id">Id of the class, promotion or student.</param>
[GenerateSerializer, Immutable, Alias("studymate.assignment-target")]
public sealed record AssignmentTarget([property: Id(0)] string Type, [property: Id(1)] string Id);

/// <summary>Hands a theme out.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Type"><c>quiz</c>, <c>flashcards</c>, <c>fiche</c> or <c>annales</c>.</param>
/// <param name="ThemeId">A published theme; its published version is pinned.</param>
/// <param name="Mode"><c>post-cours</c> (default), <c>pre-examen</c> or <c>revision-generale</c>.</param>
/// <param name="Due"><c>yyyy-MM-dd</c> (end of that day) or <c>yyyy-MM-ddTHH:mm</c>, local to the school; null for none.</param>
/// <param name="DueAt">The same as an instant, instead of <paramref name="Due"/>.</param>
/// <param name="Instructions">At most 1,000 characters.</param>
/// <param name="Targets">1 to 50, together at most 2,500 students.</param>
/// <param name="Draft">Keeps it back until it is pushed.</param>
/// <param name="Result">Which completed session counts: <c>best</c> (default), <c>last</c> or <c>first</c>; before an exam always <c>first</c>.</param>
/// <param name="AnswersRelease">
/// When the answers of a <c>pre-examen</c> may be seen: on <c>completion</c> (default), once it is <c>due</c>, or when the <c>teacher</c> releases
/// them. Other modes show them from the start.
/// </param>
[GenerateSerializer, Immutable, Alias("studymate.create-assignment")]
public sealed record CreateAssignment(
    [property: Id(0)] string? Title,
    [property: Id(1)] string? Type,
    [property: Id(2)] string? ThemeId,
    [property: Id(3)] string? Mode,
    [property: Id(4)] string? Due,
    [property: Id(5)] DateTimeOffset? DueAt,
    [property: Id(6)] string? Instructions,
    [property: Id(7)] ImmutableArray<AssignmentTarget> Targets,
    [property: Id(8)] bool Draft = false,
    [property: Id(9)] string? Result = null,
    [property: Id(10)] string? AnswersRelease = null)
{
    public const int MaxTargets = 50;
    public const int MaxStudents = 2_500;
}

/// <summary>Changes of an assignment; null leaves a member as it is, an empty <paramref name="Due"/> or <paramref name="Instructions"/> removes it.</summary>
[GenerateSerializer, Immutable, Alias("studymate.update-assignment")]
public sealed record UpdateAssignment(
    [property: Id(0)] string? Title,
    [property: Id(1)] string? Due,
    [property: Id(2)] DateTimeOffset? DueAt,
    [property: Id(3)] string? Instructions);

/// <summary>The answer to <see cref="CreateAssignment"/>.</summary>
/// <param name="Id">Assignment id.</param>
/// <param name="Status"><c>draft</c> or <c>pushed</c>.</param>
/// <param name="StudentCount">Different active students in the targets.</param>
/// <param name="ThemeVersion">The pinned version.</param>
/// <param name="Due">Local to the school, or null.</param>
/// <param name="DueAt">The instant, or null.</param>
/// <param name="Position">Fact position that includes the command.</param>
[GenerateSerializer, Immutable, Alias("studymate.assignment-created")]
public sealed record AssignmentCreated(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] int StudentCount,
    [property: Id(3)] int ThemeVersion,
    [property: Id(4)] string? Due,
    [property: Id(5)] DateTimeOffset? DueAt,
    [property: Id(6)] long Position);

/// <summary>An assignment as staff see it.</summary>
[GenerateSerializer, Immutable, Alias("studymate.assignment-view")]
public sealed record AssignmentView
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    /// <summary><c>quiz</c>, <c>flashcards</c>, <c>fiche</c> or <c>annales</c>.</summary>
    [Id(2)]
    public required string Type { get; init; }

    /// <summary><c>post-cours</c>, <c>pre-examen</c> or <c>revision-generale</c>.</summary>
    [Id(3)]
    public required string Mode { get; init; }

    [Id(4)]
    public required string ThemeId { get; init; }

    [Id(5)]
    public required int ThemeVersion { get; init; }

    /// <summary><c>draft</c>, <c>pushed</c>, <c>ack</c> (a device has it), <c>error</c> (handing over failed) or <c>cancelled</c>.</summary>
    [Id(6)]
    public required string Status { get; init; }

    /// <summary>Local to the school, or null.</summary>
    [Id(7)]
    public string? Due { get; init; }

    [Id(8)]
    public DateTimeOffset? DueAt { get; init; }

    [Id(9)]
    public string? Instructions { get; init; }

    [Id(10)]
    public ImmutableArray<AssignmentTarget> Targets { get; init; } = [];

    /// <summary>Member id of whoever created it.</summary>
    [Id(11)]
    public required string AuthorId { get; init; }

    [Id(12)]
    public DateTimeOffset CreatedAt { get; init; }

    [Id(13)]
    public int StudentCount { get; init; }

    [Id(14)]
    public required AssignmentCounters Counters { get; init; }

    [Id(15)]
    public ImmutableArray<AssignmentStudent> Students { get; init; } = [];

    /// <summary>Fact position that this answer includes.</summary>
    [Id(16)]
    public long Position { get; init; }

    /// <summary>Which completed session counts: <c>best</c>, <c>last</c> or <c>first</c>.</summary>
    [Id(17)]
    public string Result { get; init; } = ResultPolicies.Best;

    /// <summary>When answers may be seen: on <c>completion</c>, once <c>due</c>, by the <c>teacher</c>; null: from the start.</summary>
    [Id(18)]
    public string? AnswersRelease { get; init; }

    /// <summary>When somebody released the answers, or null.</summary>
    [Id(19)]
    public DateTimeOffset? AnswersReleasedAt { get; init; }
}

/// <summary>Students in the targets now, by how far they are.</summary>
[GenerateSerializer, Immutable, Alias("studymate.assignment-counters")]
public sealed record AssignmentCounters([property: Id(0)] int Assigned, [property: Id(1)] int Started, [property: Id(2)] int Completed);

/// <summary>One student of an assignment.</summary>
/// <param name="StudentId">Student.</param>
/// <param name="DisplayName">First and last name; the student's id for those who must not see names.</param>
/// <param name="Status"><c>a_faire</c>, <c>en_cours</c> or <c>terminee</c>.</param>
/// <param name="Overdue">The due date passed before it was completed.</param>
/// <param name="Score">Of the session that counts, or null.</param>
/// <param name="CompletedAt">When the session that counts was completed.</param>
/// <param name="ProgressPercent">Questions answered, 0 to 100.</param>
/// <param name="TimeMs">Milliseconds of the session that counts; of all sessions while none is completed.</param>
[GenerateSerializer, Immutable, Alias("studymate.assignment-student")]
public sealed record AssignmentStudent(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] string Status,
    [property: Id(3)] bool Overdue,
    [property: Id(4)] double? Score,
    [property: Id(5)] DateTimeOffset? CompletedAt,
    [property: Id(6)] double ProgressPercent,
    [property: Id(7)] long TimeMs);

/// <summary>What marking and inboxes need to know of an assignment. All but status, due date and the release of answers never changes.</summary>
[GenerateSerializer, Immutable, Alias("studymate.assignment-pin")]
public sealed record AssignmentPin(
    [property: Id(0)] string Id,
    [property: Id(1)] string ThemeId,
    [property: Id(2)] int ThemeVersion,
    [property: Id(3)] string Mode,
    [property: Id(4)] string Status,
    [property: Id(5)] DateTimeOffset? DueAt,
    [property: Id(6)] ImmutableArray<AssignmentTarget> Targets,
    [property: Id(7)] string AuthorId,
    [property: Id(8)] string Result = ResultPolicies.Best,
    [property: Id(9)] string? AnswersRelease = null,
    [property: Id(10)] DateTimeOffset? AnswersReleasedAt = null);

/// <summary>Wire names of which completed session is a mission's result.</summary>
public static class ResultPolicies
{
    /// <summary>The highest score.</summary>
    public const string Best = "best";

    /// <summary>The one completed last.</summary>
    public const string Last = "last";

    /// <summary>The one completed first.</summary>
    public const string First = "first";

    public static readonly ImmutableArray<string> All = [Best, Last, First];
}

/// <summary>Wire names of when the answers of a mission before an exam may be seen.</summary>
public static class AnswerReleases
{
    /// <summary>By whoever has completed it.</summary>
    public const string Completion = "completion";

    /// <summary>By all, once the due date has passed.</summary>
    public const string Due = "due";

    /// <summary>By all, once a teacher says so.</summary>
    public const string Teacher = "teacher";

    public static readonly ImmutableArray<string> All = [Completion, Due, Teacher];
}

/// <summary>Wire names of an assignment's status.</summary>
public static class AssignmentStatus
{
    public const string Draft = "draft";
    public const string Pushed = "pushed";
    public const string Ack = "ack";
    public const string Error = "error";
    public const string Cancelled = "cancelled";
}

/// <summary>Wire names of a mission's status.</summary>
public static class MissionStatus
{
    public const string ToDo = "a_faire";
    public const string Running = "en_cours";
    public const string Done = "terminee";
}

/// <summary>A line of the list of assignments.</summary>
[GenerateSerializer, Immutable, Alias("studymate.assignment-line")]
public sealed record AssignmentLine(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Type,
    [property: Id(3)] string Mode,
    [property: Id(4)] string ThemeId,
    [property: Id(5)] int ThemeVersion,
    [property: Id(6)] string AuthorId,
    [property: Id(7)] string Status,
    [property: Id(8)] string? Due,
    [property: Id(9)] DateTimeOffset? DueAt,
    [property: Id(10)] DateTimeOffset CreatedAt,
    [property: Id(11)] AssignmentCounters Counters);

/// <summary>Which assignments are listed, newest first.</summary>
/// <param name="Page">Where to go on.</param>
/// <param name="Status">Only this status, <c>running</c> for all that students have now (opened or not, handed over to ErgoMate or not), or null.</param>
/// <param name="ClassId">Only those that target this class, or null.</param>
/// <param name="ThemeId">Only those of this theme, or null.</param>
[GenerateSerializer, Immutable, Alias("studymate.list-assignments")]
public sealed record ListAssignments(
    [property: Id(0)] PageRequest Page,
    [property: Id(1)] string? Status,
    [property: Id(2)] string? ClassId,
    [property: Id(3)] string? ThemeId);

/// <summary>Wire names of target types.</summary>
public static class TargetTypes
{
    public const string Class = "class";
    public const string Promotion = "promotion";
    public const string Student = "student";
}
