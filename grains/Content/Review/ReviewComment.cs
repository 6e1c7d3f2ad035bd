using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>What people say with a change of state. Free text about people's work: kept in rows and the record, never in facts.</summary>
internal static class ReviewComment
{
    public const int MaxLength = 1_000;

    /// <summary>Null when the comment may be kept.</summary>
    public static Error? Check(string? comment, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(comment))
            return ContentErrors.CommentRequired;
        if (comment is { Length: > MaxLength })
            return ContentErrors.CommentTooLong;
        return comment is null || WellFormed.IsText(comment)
            ? null
            : ContentErrors.CommentMalformed;
    }
}
