using System.Collections.Immutable;

namespace StudyMate.Learning;

/// <summary>
/// Marks one answer.
/// <list type="bullet">
/// <item>multiple choice: right when the set of chosen ids equals the set of right ids;</item>
/// <item>true/false: the value, in any case;</item>
/// <item>fill-in: any accepted form; trimmed, case-insensitive, accents matter, composed and decomposed accents are the same;</item>
/// <item>open: nobody knows until a person has marked it.</item>
/// </list>
/// </summary>
internal static class MarkAnswer
{
    /// <summary>Right, wrong, or null for an open question.</summary>
    public static bool? Mark(KeyedQuestion question, ImmutableArray<string> given) => question.Kind switch
    {
        QuestionKind.Choices => SameSet(question.Accepted, given),
        QuestionKind.TrueFalse => given.Length == 1 && question.Accepted.Length == 1
            && string.Equals(given[0].Trim(), question.Accepted[0], StringComparison.OrdinalIgnoreCase),
        QuestionKind.FillIn => given.Length == 1 && IsAccepted(question.Accepted, AnswerKey.Normal(given[0])),
        _ => null,
    };

    private static bool SameSet(ImmutableArray<string> accepted, ImmutableArray<string> given)
    {
        // Both are short: nested loops beat a set. A choice sent twice counts once.
        foreach (var choice in given)
        {
            if (!accepted.Contains(choice, StringComparer.Ordinal))
                return false;
        }

        foreach (var choice in accepted)
        {
            if (!given.Contains(choice, StringComparer.Ordinal))
                return false;
        }

        return accepted.Length > 0;
    }

    private static bool IsAccepted(ImmutableArray<string> accepted, string given)
    {
        foreach (var form in accepted)
        {
            if (string.Equals(form, given, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
