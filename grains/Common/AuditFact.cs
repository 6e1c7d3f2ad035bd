using System.Globalization;
using StudyMate.Facts;

namespace StudyMate.Common;

/// <summary>
/// The one way that a command's fact is made. Such facts hold ids, pseudonyms, roles and settings' names, never a person's name, e-mail or
/// code; what it was done to and what changed is added by <c>with</c>.
/// </summary>
internal static class AuditFact
{
    /// <param name="kind">Past tense, <c>account.role_changed</c>.</param>
    /// <param name="of">What decided: the key of the grain, or a pseudonym. Together with <paramref name="revision"/> and
    /// <paramref name="kind"/> it makes the fact's id, so that appending again is harmless.</param>
    /// <param name="revision">The record's revision after the command.</param>
    /// <param name="moment">When, as the school sees it.</param>
    /// <param name="by">Member id of who did it, when that is not the caller: a job that goes on for somebody.</param>
    public static Fact Of(string kind, string of, long revision, Moment moment, string? by = null) =>
        new(DerivedId.Of(kind, of, revision.ToString(CultureInfo.InvariantCulture)), kind)
        {
            Actor = by ?? Actor.Required.AccountId,
            OccurredAt = moment.At,
            RecordedAt = moment.At,
            SchoolDay = moment.SchoolDay,
        };
}
