using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>
/// Marks one answer.
/// <list type="bullet">
/// <item>multiple choice: right when the set of chosen ids equals the set of right ids;</item>
/// <item>true/false: the value, in any case;</item>
/// <item>fill-in: any accepted form, by the rule that the session began with (<see cref="MarkingRules"/>);</item>
/// <item>open: nobody knows until a person has marked it.</item>
/// </list>
/// </summary>
internal static class MarkAnswer
{
    /// <summary>Right, wrong, or null for an open question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="given">What was answered.</param>
    /// <param name="rule">One of <see cref="MarkingRules"/>.</param>
    public static bool? Mark(KeyedQuestion question, ImmutableArray<string> given, int rule = MarkingRules.Current) => question.Kind switch
    {
        QuestionKind.Choices => SameSet(question.Accepted, given),
        QuestionKind.TrueFalse => given.Length == 1 && question.Accepted.Length == 1
            && string.Equals(given[0].Trim(), question.Accepted[0], StringComparison.OrdinalIgnoreCase),
        QuestionKind.FillIn => given.Length == 1 && (rule is MarkingRules.Letters ? HasLettersOf(question.Accepted, given[0]) : question.FillIn!.Accepts(given[0])),
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

    /// <summary>The first rule: trimmed and composed, in any case, every other character as it is.</summary>
    private static bool HasLettersOf(ImmutableArray<string> accepted, string given)
    {
        var normal = TypedText.Composed(given.Trim());
        foreach (var form in accepted)
        {
            if (string.Equals(TypedText.Composed(form.Trim()), normal, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

/// <summary>
/// The rules that answers have been marked by. A session keeps the one that it began with, so that what comes late is marked as what came before it;
/// a released rule is never changed.
/// </summary>
internal static class MarkingRules
{
    /// <summary>Until 0.1: fill-in compared letter by letter.</summary>
    public const int Letters = 1;

    /// <summary>Fill-in compares what a person would call equal.</summary>
    public const int Words = 2;

    public const int Current = Words;
}
