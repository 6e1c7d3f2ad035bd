using Orleans;

namespace StudyMate.Content;

/// <summary>Where a theme stands after a command.</summary>
/// <param name="Id">Theme id.</param>
/// <param name="Title">Title of the current version.</param>
/// <param name="Status">State of the current version: <c>draft</c>, <c>pending_review</c>, <c>approved</c>, <c>published</c> or <c>archived</c>.</param>
/// <param name="Version">The current version, counted from 1.</param>
/// <param name="PublishedVersion">The version that is served, or null.</param>
/// <param name="Revision">Grows with every change of content or state; the document's ETag.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-status")]
public sealed record ThemeStatus(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Status,
    [property: Id(3)] int Version,
    [property: Id(4)] int? PublishedVersion,
    [property: Id(5)] long Revision);

/// <summary>A theme in a list, as its reader may see it.</summary>
/// <param name="Id">Theme id.</param>
/// <param name="Title">Title of the version shown.</param>
/// <param name="Status">State of the version shown.</param>
/// <param name="Version">The version shown.</param>
/// <param name="PublishedVersion">The version that is served, or null.</param>
/// <param name="AuthorId">Member id of the author.</param>
/// <param name="Subject">School subject.</param>
/// <param name="Difficulty"><c>beginner</c>, <c>intermediate</c>, <c>advanced</c> or null.</param>
/// <param name="QuestionCount">Questions, without those of past papers.</param>
/// <param name="FlashcardCount">Flashcards.</param>
/// <param name="SheetCount">Sections of the revision sheets.</param>
/// <param name="UpdatedAt">When the version last changed.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-item")]
public sealed record ThemeItem(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Status,
    [property: Id(3)] int Version,
    [property: Id(4)] int? PublishedVersion,
    [property: Id(5)] string AuthorId,
    [property: Id(6)] string? Subject,
    [property: Id(7)] string? Difficulty,
    [property: Id(8)] int QuestionCount,
    [property: Id(9)] int FlashcardCount,
    [property: Id(10)] int SheetCount,
    [property: Id(11)] DateTimeOffset UpdatedAt);

/// <summary>A theme with the content of one version.</summary>
/// <param name="Id">Theme id.</param>
/// <param name="Title">Title of the version shown.</param>
/// <param name="Status">State of the version shown.</param>
/// <param name="Version">The version shown.</param>
/// <param name="PublishedVersion">The version that is served, or null.</param>
/// <param name="AuthorId">Member id of the author.</param>
/// <param name="Revision">The document's ETag.</param>
/// <param name="CreatedAt">When the version was begun.</param>
/// <param name="UpdatedAt">When the version last changed.</param>
/// <param name="LastReview">What a reviewer said last; only for the author and reviewers.</param>
/// <param name="Content">The canonical theme; what PUT takes.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-view")]
public sealed record ThemeView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Status,
    [property: Id(3)] int Version,
    [property: Id(4)] int? PublishedVersion,
    [property: Id(5)] string AuthorId,
    [property: Id(6)] long Revision,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] DateTimeOffset UpdatedAt,
    [property: Id(9)] ThemeReview? LastReview,
    [property: Id(10)] Theme Content);

/// <summary>What a reviewer decided.</summary>
/// <param name="ReviewerId">Member id.</param>
/// <param name="Version">The version reviewed.</param>
/// <param name="Approved">Approved or rejected.</param>
/// <param name="Comment">What the reviewer said.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-review")]
public sealed record ThemeReview(
    [property: Id(0)] string ReviewerId,
    [property: Id(1)] int Version,
    [property: Id(2)] bool Approved,
    [property: Id(3)] string? Comment,
    [property: Id(4)] DateTimeOffset At);

/// <summary>A version in the list of a theme's versions.</summary>
/// <param name="Version">Counted from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Its state.</param>
/// <param name="CreatedBy">Member id of whoever opened it.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="PublishedAt">When it was published, or null.</param>
/// <param name="QuestionCount">Questions.</param>
/// <param name="FlashcardCount">Flashcards.</param>
/// <param name="SheetCount">Sections of the revision sheets.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-version-item")]
public sealed record ThemeVersionItem(
    [property: Id(0)] int Version,
    [property: Id(1)] string Title,
    [property: Id(2)] string Status,
    [property: Id(3)] string CreatedBy,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset UpdatedAt,
    [property: Id(6)] DateTimeOffset? PublishedAt,
    [property: Id(7)] int QuestionCount,
    [property: Id(8)] int FlashcardCount,
    [property: Id(9)] int SheetCount);

/// <summary>A change of state.</summary>
/// <param name="Number">Counted from 1 per theme.</param>
/// <param name="Version">The version that changed.</param>
/// <param name="From">State before; null for the first.</param>
/// <param name="To">State after.</param>
/// <param name="ActorId">Member id of whoever did it.</param>
/// <param name="At">When.</param>
/// <param name="Comment">What was said with it.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-transition")]
public sealed record ThemeTransition(
    [property: Id(0)] int Number,
    [property: Id(1)] int Version,
    [property: Id(2)] string? From,
    [property: Id(3)] string To,
    [property: Id(4)] string ActorId,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string? Comment);

/// <summary>A theme as a file.</summary>
/// <param name="Name">A name that is safe in every file system.</param>
/// <param name="Content">JSON.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-file")]
public sealed record ThemeFile([property: Id(0)] string Name, [property: Id(1)] string Content);
