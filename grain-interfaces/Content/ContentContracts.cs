using Orleans;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>Makes a theme by hand.</summary>
[GenerateSerializer, Immutable, Alias("studymate.create-theme")]
public sealed record CreateTheme([property: Id(0)] Theme Content);

/// <summary>Replaces the content of a theme.</summary>
/// <param name="Content">The whole content.</param>
/// <param name="Revision">The revision that the caller worked on; null for whatever there is.</param>
[GenerateSerializer, Immutable, Alias("studymate.edit-theme")]
public sealed record EditTheme([property: Id(0)] Theme Content, [property: Id(1)] long? Revision);

/// <summary>Hands the draft to the reviewers.</summary>
/// <param name="Comment">At most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.submit-theme")]
public sealed record SubmitTheme([property: Id(0)] string? Comment = null);

/// <summary>The content may be published.</summary>
/// <param name="Comment">At most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.approve-theme")]
public sealed record ApproveTheme([property: Id(0)] string? Comment = null);

/// <summary>The content goes back to its author.</summary>
/// <param name="Comment">Required; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.reject-theme")]
public sealed record RejectTheme([property: Id(0)] string? Comment);

/// <summary>Students get the approved version from now on.</summary>
/// <param name="Comment">At most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.publish-theme")]
public sealed record PublishTheme([property: Id(0)] string? Comment = null);

/// <summary>Takes the theme out of use.</summary>
/// <param name="Comment">At most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.archive-theme")]
public sealed record ArchiveTheme([property: Id(0)] string? Comment = null);

/// <summary>Makes an approved or archived theme a draft again.</summary>
/// <param name="Comment">At most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.reopen-theme")]
public sealed record ReopenTheme([property: Id(0)] string? Comment = null);

/// <summary>Asks for a version.</summary>
/// <param name="Version">Null: the current one for its author and reviewers, the published one for everybody else.</param>
[GenerateSerializer, Immutable, Alias("studymate.get-theme")]
public sealed record GetTheme([property: Id(0)] int? Version = null);

/// <summary>Asks for a version as a file.</summary>
/// <param name="Format"><c>canonical</c> or <c>native</c> (ErgoMate's dialect).</param>
/// <param name="Version">As in <see cref="GetTheme"/>.</param>
[GenerateSerializer, Immutable, Alias("studymate.export-theme")]
public sealed record ExportTheme([property: Id(0)] string Format, [property: Id(1)] int? Version = null);

/// <summary>Asks for a list of themes.</summary>
/// <param name="Search">Words that the title must contain, in any case, accents aside.</param>
/// <param name="Status">A state, or null for all.</param>
/// <param name="Mine">Only themes of which the caller is the author.</param>
/// <param name="Page">Which page.</param>
[GenerateSerializer, Immutable, Alias("studymate.list-themes")]
public sealed record ListThemes(
    [property: Id(0)] string? Search,
    [property: Id(1)] string? Status,
    [property: Id(2)] bool Mine,
    [property: Id(3)] PageRequest Page);
