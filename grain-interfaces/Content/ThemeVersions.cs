using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Content;

/// <summary>The versions of a theme that matter to those who use it.</summary>
/// <param name="ThemeId">Theme id.</param>
/// <param name="Title">Title of the published version, else of the current one.</param>
/// <param name="Status">State of the current version: <c>draft</c>, <c>pending_review</c>, <c>approved</c>, <c>published</c> or <c>archived</c>.</param>
/// <param name="Version">The current version, counted from 1.</param>
/// <param name="PublishedVersion">The version that is served, or null.</param>
/// <param name="Publications">Every publication, oldest first.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-versions")]
public sealed record ThemeVersions(
    [property: Id(0)] string ThemeId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Status,
    [property: Id(3)] int Version,
    [property: Id(4)] int? PublishedVersion,
    [property: Id(5)] ImmutableArray<ThemePublication> Publications)
{
    /// <summary>The version that was served at an instant; the first publication for earlier instants; null when never published.</summary>
    public int? PublishedAt(DateTimeOffset instant) =>
        Publications.LastOrDefault(publication => publication.At <= instant)?.Version ?? Publications.FirstOrDefault()?.Version;
}

/// <summary>A version became the served one at an instant.</summary>
[GenerateSerializer, Immutable, Alias("studymate.theme-publication")]
public sealed record ThemePublication([property: Id(0)] int Version, [property: Id(1)] DateTimeOffset At);
