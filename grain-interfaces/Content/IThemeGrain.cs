using Orleans;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>
/// One theme (key <c>{tenant}/{themeId}</c>): review state machine and version index; bodies are in a table. Whoever may not see a
/// theme, or a version of it, is answered <c>theme.not_found</c>.
/// </summary>
[Alias("studymate.IThemeGrain")]
public interface IThemeGrain : IGrainWithStringKey
{
    /// <summary>The versions as other domains see them; refused with <c>theme.not_found</c>.</summary>
    [Internal, Alias("GetVersionsAsync")]
    Task<Result<ThemeVersions>> GetVersionsAsync(CancellationToken cancellationToken);

    /// <summary>Makes the theme, a draft of the caller's; refused with <c>theme.invalid</c>, <c>theme.too_large</c> or <c>theme.exists</c>.</summary>
    [Command(Permissions.ThemesCreate), Alias("CreateAsync")]
    Task<Result<ThemeStatus>> CreateAsync(CreateTheme command, CancellationToken cancellationToken);

    /// <summary>Makes the theme out of a file; refused as <see cref="CreateAsync"/> and with <c>theme.unknown_format</c>, <c>theme.malformed_json</c> or <c>theme.nothing_usable</c>.</summary>
    [Command(Permissions.ThemesCreate), Alias("ImportAsync")]
    Task<Result<ThemeImported>> ImportAsync(ImportTheme command, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the content. A draft is replaced, an approved version returns to draft, on a published one a new draft opens while it
    /// goes on being served. Refused with <c>theme.stale</c>, <c>theme.not_author</c>, <c>theme.in_review</c>, <c>theme.archived</c>, <c>theme.invalid</c>.
    /// </summary>
    [Command(Permissions.ThemesUpdate), Alias("EditAsync")]
    Task<Result<ThemeStatus>> EditAsync(EditTheme command, CancellationToken cancellationToken);

    /// <summary>draft → pending_review, by the author; refused with <c>theme.not_author</c>, <c>theme.not_draft</c>, <c>theme.incomplete</c>.</summary>
    [Command(Permissions.ThemesSubmit), Alias("SubmitAsync")]
    Task<Result<ThemeStatus>> SubmitAsync(SubmitTheme command, CancellationToken cancellationToken);

    /// <summary>pending_review → approved, never by whoever wrote any of it; refused with <c>theme.own_review</c>, <c>theme.not_in_review</c>.</summary>
    [Command(Permissions.ThemesReview), Alias("ApproveAsync")]
    Task<Result<ThemeStatus>> ApproveAsync(ApproveTheme command, CancellationToken cancellationToken);

    /// <summary>pending_review → draft; refused with <c>theme.comment_required</c>, <c>theme.not_in_review</c>.</summary>
    [Command(Permissions.ThemesReview), Alias("RejectAsync")]
    Task<Result<ThemeStatus>> RejectAsync(RejectTheme command, CancellationToken cancellationToken);

    /// <summary>approved → published; the version served before is archived. Refused with <c>theme.not_approved</c>.</summary>
    [Command(Permissions.ThemesPublish), Alias("PublishAsync")]
    Task<Result<ThemeStatus>> PublishAsync(PublishTheme command, CancellationToken cancellationToken);

    /// <summary>
    /// draft or published → archived: the theme is no longer offered. Missions keep the version they were given. Refused with
    /// <c>theme.not_archivable</c>.
    /// </summary>
    [Command(Permissions.ThemesArchive), Alias("ArchiveAsync")]
    Task<Result<ThemeStatus>> ArchiveAsync(ArchiveTheme command, CancellationToken cancellationToken);

    /// <summary>
    /// approved or archived → draft; what was published once returns as a new version. Refused with <c>theme.not_author</c>,
    /// <c>theme.not_reopenable</c>.
    /// </summary>
    [Command(Permissions.ThemesUpdate), Alias("ReopenAsync")]
    Task<Result<ThemeStatus>> ReopenAsync(ReopenTheme command, CancellationToken cancellationToken);

    /// <summary>A version with its content.</summary>
    [Query(Permissions.ThemesRead), Alias("GetAsync")]
    Task<Result<ThemeView>> GetAsync(GetTheme query, CancellationToken cancellationToken);

    /// <summary>The versions, newest first.</summary>
    [Query(Permissions.ThemesRead), Alias("ListVersionsAsync")]
    Task<Result<Page<ThemeVersionItem>>> ListVersionsAsync(PageRequest page, CancellationToken cancellationToken);

    /// <summary>
    /// The transitions, newest first: all with their comments for the author and for reviewers, those of published versions without
    /// comments for whoever else may read the theme.
    /// </summary>
    [Query(Permissions.ThemesRead), Alias("ListHistoryAsync")]
    Task<Result<Page<ThemeTransition>>> ListHistoryAsync(PageRequest page, CancellationToken cancellationToken);

    /// <summary>A version as a file; refused with <c>theme.unknown_format</c>.</summary>
    [Query(Permissions.ThemesExport), Alias("ExportAsync")]
    Task<Result<ThemeFile>> ExportAsync(ExportTheme query, CancellationToken cancellationToken);
}
