using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>
/// Which choice an answer of a multiple-choice question means. Formats differ in whether they write its index, its id or its label, and files do not say
/// which: only what all readings agree on is beyond doubt.
/// </summary>
internal static class AnswerReadings
{
    private const string NoneOfThem = "The answer is none of the usable choices.";
    private const string Doubtful = "The answer could mean more than one of the choices.";

    /// <param name="answer">One answer.</param>
    /// <param name="member">Name of the member that holds it.</param>
    /// <param name="choices">The choices of the question.</param>
    /// <param name="id">Id of the choice.</param>
    /// <returns>Null, or why the question cannot be kept.</returns>
    public static string? Read(JsonElement answer, string member, ChoiceReader choices, out string id)
    {
        id = "";
        var readings = Of(answer, member, choices);
        if (readings.IsEmpty || readings.Contains(null))
            return NoneOfThem;
        if (readings.Length > 1)
            return Doubtful;
        id = readings[0]!;
        return null;
    }

    /// <summary>Flags on choices, and a second choice with the same words, must say the same as the answer.</summary>
    /// <returns>Null, or why the question cannot be kept.</returns>
    public static string? Contradiction(ChoiceReader choices, IReadOnlyCollection<string> answer)
    {
        if ((choices.Right.Count > 0 && !choices.Right.ToHashSet(StringComparer.Ordinal).SetEquals(answer)) || choices.Wrong.Any(answer.Contains))
            return "The answer and the marks on the choices contradict each other.";
        return choices.Choices.GroupBy(choice => choice.Label.Trim(), StringComparer.Ordinal).Any(same => same.Select(choice => answer.Contains(choice.Id)).Distinct().Count() > 1)
            ? "Two choices say the same, and only one of them is right."
            : null;
    }

    /// <summary>Different choices that the answer may mean; null among them for one that could not be kept.</summary>
    private static ImmutableArray<string?> Of(JsonElement answer, string member, ChoiceReader choices)
    {
        if (JsonText.Raw(answer) is not { } text)
            return [];
        var byId = choices.Choices.Where(choice => string.Equals(choice.Id, text, StringComparison.Ordinal)).Select(choice => choice.Id).ToList();
        // ErgoMate's format and ours say that "answer" holds ids, and the file names its ids itself.
        if (byId.Count > 0 && !choices.AllBare && answer.ValueKind == JsonValueKind.String && member.StartsWith("answer", StringComparison.Ordinal))
            return [.. byId.Distinct(StringComparer.Ordinal)];
        var byLabel = choices.Choices.Where(choice => string.Equals(choice.Label.Trim(), text.Trim(), StringComparison.Ordinal)).Select(choice => choice.Id);
        var byIndex = answer.ValueKind == JsonValueKind.Number && answer.TryGetInt32(out var index) ? choices.AtIndex(index) : [];
        return [.. byIndex.Concat(byId).Concat(byLabel).Distinct(StringComparer.Ordinal)];
    }
}
