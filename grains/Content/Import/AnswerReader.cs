using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Reads choices and answer of one question; an answer that cannot be understood beyond doubt refuses the question.</summary>
internal sealed class AnswerReader(ObjectReader reader, Losses losses, string prompt)
{
    private static readonly ImmutableArray<string> AnswerNames =
        ["answer", "answers", "correctAnswer", "correctAnswers", "correct_answer", "correct_answers"];

    public ImmutableArray<Choice> Choices { get; private set; } = [];

    public ImmutableArray<string> Answer { get; private set; } = [];

    public bool Multiple { get; private set; }

    /// <summary>Whether the question's answer is true or false.</summary>
    public static bool IsFlag(ObjectReader reader)
    {
        foreach (var name in AnswerNames)
        {
            if (reader.KindOf(name) is JsonValueKind.True or JsonValueKind.False)
                return true;
        }

        return false;
    }

    /// <summary>Null, or why the question cannot be kept.</summary>
    public string? Read(string type) => type switch
    {
        QuestionTypes.Mcq => ReadChosen(),
        QuestionTypes.TrueFalse => ReadFlag(),
        QuestionTypes.FillIn => ReadForms(),
        _ => ReadModelAnswer(),
    };

    private string? ReadChosen()
    {
        var given = reader.Take(AnswerNames.AsSpan());
        var distractors = reader.Take("distractors");
        if (distractors is not null && !reader.Has("choices"))
            return ReadDistractors(given, distractors);
        if (distractors is not null)
            losses.Add(distractors.Path, "The question has choices already.");

        var choices = new ChoiceReader(losses);
        choices.Read(reader.Elements("choices"));
        Choices = choices.Choices;
        var multiple = reader.Flag("multiple");
        List<string> chosen = [];
        if (given is null)
            chosen.AddRange(choices.Right);
        foreach (var answer in AnswersOf(given))
        {
            if (AnswerReadings.Read(answer, given!.Name, choices, out var id) is { } refusal)
                return refusal;
            chosen.Add(id);
        }

        if (chosen.Count == 0)
            return "The question has no answer.";
        if (AnswerReadings.Contradiction(choices, chosen) is { } contradiction)
            return contradiction;
        Answer = [.. chosen.Distinct(StringComparer.Ordinal)];
        Multiple = multiple ?? (Answer.Length > 1 || given is { Element.ValueKind: JsonValueKind.Array });
        return null;
    }

    private static IEnumerable<JsonElement> AnswersOf(ObjectReader.Member? given) => given switch
    {
        null => [],
        { Element.ValueKind: JsonValueKind.Array } => given.Element.EnumerateArray(),
        _ => [given.Element],
    };

    /// <summary>
    /// Right answers and distractors apart. Their order in the file gives the answer away, so choices are put into an order that depends
    /// on the texts only, and named by their place in it.
    /// </summary>
    private string? ReadDistractors(ObjectReader.Member? given, ObjectReader.Member distractors)
    {
        if (given is null)
            return "The question has no answer.";
        var right = JsonText.ReadList(given.Element, given.Path, ThemeLimits.MaxChoices, ThemeLimits.ChoiceLabel, losses);
        var wrong = JsonText.ReadList(distractors.Element, distractors.Path, ThemeLimits.MaxChoices, ThemeLimits.ChoiceLabel, losses);
        if (right.IsEmpty)
            return "The question has no answer.";
        if (right.Intersect(wrong, StringComparer.Ordinal).Any())
            return "An answer is among the distractors, too.";
        var labels = right.Concat(wrong).Distinct(StringComparer.Ordinal).OrderBy(label => StableOrder.Of(prompt, label), StringComparer.Ordinal).ToList();
        if (labels.Count < right.Length + wrong.Length)
            losses.Add(distractors.Path, "A choice that was there twice is kept once.");
        Choices = [.. labels.Select((label, i) => new Choice(ChoiceReader.MadeId(i), label))];
        Answer = [.. Choices.Where(choice => right.Contains(choice.Label, StringComparer.Ordinal)).Select(choice => choice.Id)];
        Multiple = Answer.Length > 1;
        return null;
    }

    private string? ReadFlag()
    {
        if (reader.Take(AnswerNames.AsSpan()) is not { } given)
            return "The question has no answer.";
        var element = given.Element is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : given.Element;
        bool? flag = element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => JsonText.Raw(element)?.Trim().ToUpper(CultureInfo.InvariantCulture) switch
            {
                "TRUE" or "VRAI" => true,
                "FALSE" or "FAUX" => false,
                _ => null,
            },
        };
        if (flag is not { } answer)
            return "The answer is neither true nor false.";
        Answer = [answer ? "true" : "false"];
        TakeEmpty();
        return null;
    }

    private string? ReadForms()
    {
        if (reader.Take(AnswerNames.AsSpan()) is not { } given)
            return "The question has no answer.";
        var element = given.Element;
        Answer = element.ValueKind == JsonValueKind.Number && JsonText.Raw(element) is { } digits
            ? [digits]
            : JsonText.ReadList(element, given.Path, ThemeLimits.AcceptedForms, ThemeLimits.AcceptedForm, losses);
        TakeEmpty();
        return Answer.IsEmpty ? "The question has no answer." : null;
    }

    private string? ReadModelAnswer()
    {
        if (reader.Take(AnswerNames.AsSpan()) is { } given)
            Answer = JsonText.ReadList(given.Element, given.Path, 1, ThemeLimits.ModelAnswer, losses);
        TakeEmpty();
        return null;
    }

    /// <summary>The canonical dialect writes <c>multiple: false</c> and no choices on every question; only other values would be lost here.</summary>
    private void TakeEmpty()
    {
        if (reader.KindOf("multiple") == JsonValueKind.False)
            reader.Take("multiple");
        if (reader.Peek("choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() == 0)
            reader.Take("choices");
        reader.Leave("Only a multiple-choice question has choices.", "choices");
    }
}
