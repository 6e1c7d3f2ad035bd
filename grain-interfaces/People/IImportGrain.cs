using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>One imported list (key <c>{tenant}/{importId}</c>): judged first, applied when somebody says so.</summary>
[Alias("studymate.IImportGrain")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>
    /// Reads and judges a file; nothing is applied. Sending it again answers the first preview. Refused with
    /// <c>import.unknown_type</c>, <c>import.too_large</c>, <c>import.empty</c>, <c>import.not_csv</c>, <c>import.not_text</c>,
    /// <c>import.broken_encoding</c>, <c>import.bad_quotes</c>, <c>import.too_many_columns</c>, <c>import.duplicate_column</c>,
    /// <c>import.missing_column</c>, <c>import.too_many_rows</c>.
    /// </summary>
    [Command(Permissions.ImportsCreate), Alias("PreviewAsync")]
    Task<Result<ImportView>> PreviewAsync(UploadImport command, CancellationToken cancellationToken);

    /// <summary>
    /// Applies the lines that are right, for up to 5 seconds; what is left goes on by itself, also after a crash. Applying again
    /// changes nothing. Refused with <c>import.not_found</c>, <c>import.expired</c>, <c>import.role_above_own</c>.
    /// </summary>
    [Command(Permissions.ImportsCreate), Alias("ApplyAsync")]
    Task<Result<ImportView>> ApplyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Report and progress; refused with <c>import.not_found</c>. Interleaves, so that progress shows while lines are applied: it
    /// reads the immutable record and rows, and changes nothing.
    /// </summary>
    [Query(Permissions.ImportsRead), AlwaysInterleave, Alias("GetAsync")]
    Task<Result<ImportView>> GetAsync(CancellationToken cancellationToken);
}

/// <summary>The imports of a school (key <c>{tenant}/imports</c>); keeps no state.</summary>
[Alias("studymate.IImportDirectoryGrain")]
public interface IImportDirectoryGrain : IGrainWithStringKey
{
    /// <summary>Newest first, without errors and absent people. Refused with <c>request.invalid_cursor</c>.</summary>
    [Query(Permissions.ImportsRead), Alias("ListAsync")]
    Task<Result<Page<ImportView>>> ListAsync(PageRequest page, CancellationToken cancellationToken);

    /// <summary>A file to start from: header and two lines. Refused with <c>import.unknown_type</c>.</summary>
    [Query(Permissions.ImportsRead), Alias("GetTemplateAsync")]
    Task<Result<string>> GetTemplateAsync(string type, CancellationToken cancellationToken);
}
