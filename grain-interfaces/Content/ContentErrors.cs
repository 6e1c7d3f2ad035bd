using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>All refusals of themes, except the problems of single elements, which a check collects as details of <see cref="Invalid"/>.</summary>
public static class ContentErrors
{
    public static readonly Error NotFound = Error.NotFound("theme.not_found", "There is no such theme.");
    public static readonly Error Exists = Error.Conflict("theme.exists", "This theme was made already.");
    public static readonly Error Stale = new("theme.stale", ErrorKind.Stale, "The theme has changed since you read it.", "If-Match");
    public static readonly Error Incomplete = Error.Invalid("theme.incomplete", "The theme needs at least one question, flashcard, sheet or past paper.");

    /// <summary>Within every single limit, but too large as a whole.</summary>
    public static readonly Error TooLarge = new("theme.too_large", ErrorKind.TooLarge, "The theme is larger than 2 MiB.");

    // Who may do it.
    public static readonly Error NotAuthorOfChange = Error.Forbidden("theme.not_author", "Only the author may change this theme.");
    public static readonly Error NotAuthorOfSubmission = Error.Forbidden("theme.not_author", "Only the author may submit this theme.");
    public static readonly Error NotAuthorOfExport = Error.Forbidden("theme.not_author", "A theme is exported by its author and by those who publish.");
    public static readonly Error OwnReview = Error.Forbidden("theme.own_review", "Nobody approves their own theme.");

    // In which state.
    public static readonly Error NotDraft = Error.Conflict("theme.not_draft", "Only a draft can be submitted.");
    public static readonly Error NotInReview = Error.Conflict("theme.not_in_review", "The theme is not waiting for a review.");
    public static readonly Error NotApproved = Error.Conflict("theme.not_approved", "Only an approved theme can be published.");
    public static readonly Error NotArchivable = Error.Conflict("theme.not_archivable", "Only a draft or a published theme can be archived.");
    public static readonly Error NotReopenable = Error.Conflict("theme.not_reopenable", "Only an approved or archived theme can be reopened.");
    public static readonly Error InReview = Error.Conflict("theme.in_review", "The theme is being reviewed: it can be changed once it is approved or rejected.");
    public static readonly Error IsArchived = Error.Conflict("theme.archived", "The theme is archived: reopen it first.");

    // What is said about a change of state.
    public static readonly Error CommentRequired = Error.Invalid("theme.comment_required", "Say what has to change.", "comment");
    public static readonly Error CommentTooLong = Error.Invalid("theme.comment_too_long", "A comment has at most 1,000 characters.", "comment");
    public static readonly Error CommentMalformed = Error.Invalid("theme.bad_character", "The comment holds control or incomplete characters.", "comment");

    // What is asked for, and what a file holds.
    public static readonly Error UnknownExportFormat = Error.Invalid("theme.unknown_format", "The format is canonical or native.", "format");
    public static readonly Error InvalidCursor = Error.Malformed("request.invalid_cursor", "The cursor is not one that this list has issued.", "cursor");
    public static readonly Error MalformedJson = Error.Invalid("theme.malformed_json", "The file is not valid JSON.");
    public static readonly Error IncompleteCharacter = Error.Invalid("theme.malformed_json", "The file holds an incomplete character.");

    public static Error UnknownStatus(IEnumerable<string> known) =>
        Error.Invalid("theme.unknown_status", $"The status is one of: {string.Join(", ", known)}.", "status");

    public static Error UnknownImportFormat(IEnumerable<string> known) =>
        Error.Invalid("theme.unknown_format", $"The format is one of: {string.Join(", ", known)}.", "format");

    public static Error Invalid(ImmutableArray<ErrorDetail> problems) => Error.Invalid("theme.invalid", "The theme has problems.") with { Details = problems };

    public static Error NothingUsable(IEnumerable<ImportLoss> lost) =>
        Error.Invalid("theme.nothing_usable", "The file holds no question, flashcard, sheet or past paper that can be used.") with
        {
            Details = [.. lost.Select(loss => new ErrorDetail(loss.Path, "theme.lost", loss.Reason))],
        };

    /// <param name="where">The place, in words.</param>
    /// <param name="line">Its line, counted from 1.</param>
    public static Error MalformedJsonAt(string where, string line) =>
        Error.Invalid("theme.malformed_json", $"The file is not valid JSON, or nested too deeply: {where}.", line);
}
