using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>What a question must be, so that it can be shown and marked.</summary>
internal static class QuestionRules
{
    public static void Check(Question question, string path, HashSet<string> takenIds, ThemeProblems problems)
    {
        if (problems.Missing(question, path))
            return;
        problems.Id(question.Id, takenIds, JsonPath.Of(path, "id"));
        problems.Required(question.Prompt, ThemeLimits.Prompt, JsonPath.Of(path, "prompt"), "The question's text");
        problems.Optional(question.Rationale, ThemeLimits.Rationale, JsonPath.Of(path, "rationale"), "The rationale");
        problems.Range(question.Difficulty, 1, 3, JsonPath.Of(path, "difficulty"), "The difficulty");
        problems.Range(question.Points, 1, 100, JsonPath.Of(path, "points"), "The number of points");
        problems.Range(question.TimeLimitSeconds, 10, 600, JsonPath.Of(path, "timeLimitSeconds"), "The time limit");
        problems.Url(question.ImageUrl, JsonPath.Of(path, "imageUrl"), "The image");
        problems.Tags(question.Tags, ThemeLimits.ElementTags, JsonPath.Of(path, "tags"));
        if (question.Type is not QuestionTypes.Mcq && !question.Choices.IsEmpty)
            problems.Add(JsonPath.Of(path, "choices"), "theme.not_a_choice", "Only a multiple-choice question has choices.");
        if (question.Type is not QuestionTypes.Mcq && question.Multiple)
            problems.Add(JsonPath.Of(path, "multiple"), "theme.not_a_choice", "Only a multiple-choice question may have several right choices.");
        CheckAnswer(question, path, problems);
        CheckOptions(question, JsonPath.Of(path, "fillIn"), problems);
    }

    private static void CheckAnswer(Question question, string path, ThemeProblems problems)
    {
        var answerPath = JsonPath.Of(path, "answer");
        switch (question.Type)
        {
            case QuestionTypes.Mcq:
                CheckChoices(question.Choices, JsonPath.Of(path, "choices"), problems);
                CheckChosen(question, answerPath, problems);
                break;
            case QuestionTypes.TrueFalse:
                if (question.Answer is not ["true"] and not ["false"])
                    problems.Add(answerPath, "theme.bad_answer", "The answer is either true or false.");
                break;
            case QuestionTypes.FillIn:
                if (question.Answer.IsEmpty)
                    problems.Add(answerPath, "theme.required", "The answer is missing.");
                problems.AtMost(question.Answer.Length, ThemeLimits.AcceptedForms, answerPath, "accepted answers");
                for (var i = 0; i < question.Answer.Length; i++)
                    CheckForm(question.Answer[i], JsonPath.At(answerPath, i), problems);
                CheckNumbers(question, answerPath, problems);
                break;
            case QuestionTypes.Open:
                problems.AtMost(question.Answer.Length, 1, answerPath, "model answers");
                for (var i = 0; i < question.Answer.Length; i++)
                    problems.Required(question.Answer[i], ThemeLimits.ModelAnswer, JsonPath.At(answerPath, i), "The model answer");
                break;
            default:
                problems.Add(JsonPath.Of(path, "type"), "theme.unknown_value", "The question's type is not one of: mcq, true_false, fill_in, open.");
                break;
        }
    }

    private static void CheckForm(string? form, string path, ThemeProblems problems)
    {
        // What the comparison leaves nothing of, nobody could answer.
        problems.Required(form is not null && FillInKey.IsForm(form) ? form : null, ThemeLimits.AcceptedForm, path, "The accepted answer");
    }

    private static void CheckNumbers(Question question, string path, ThemeProblems problems)
    {
        if (question.FillIn?.Compare is FillInCompare.Number && question.Answer.All(form => form is not null) && !FillInKey.Of(question).IsNumeric)
            problems.Add(path, "theme.bad_answer", "A question about a number has a number for every accepted answer.");
    }

    private static void CheckOptions(Question question, string path, ThemeProblems problems)
    {
        if (question.FillIn is not { } options)
            return;
        var isNumber = options.Compare is FillInCompare.Number;
        if (question.Type is not QuestionTypes.FillIn)
            problems.Add(path, "theme.not_a_fill_in", "Only a fill-in question says how its answers are compared.");
        problems.OneOf(options.Compare, FillInCompare.All, JsonPath.Of(path, "compare"), "The comparison");
        problems.Optional(options.Unit, ThemeLimits.Unit, JsonPath.Of(path, "unit"), "The unit");
        if (options.Unit is not null && (!isNumber || !FillInKey.IsForm(options.Unit)))
            problems.Add(JsonPath.Of(path, "unit"), "theme.bad_answer", "Only a question about a number has a unit, and that is written in visible characters.");
        if (options.Tolerance is { } tolerance && (!isNumber || tolerance is < 0 or > ThemeLimits.Tolerance || tolerance.Scale > ThemeLimits.ToleranceDecimals))
            problems.Add(JsonPath.Of(path, "tolerance"), "theme.out_of_range", "A tolerance is for questions about a number: 0 to 1,000,000,000, with at most 6 decimals.");
    }

    private static void CheckChoices(ImmutableArray<Choice> choices, string path, ThemeProblems problems)
    {
        if (choices.Length is < ThemeLimits.MinChoices or > ThemeLimits.MaxChoices)
            problems.Add(path, "theme.choice_count", "A multiple-choice question has 2 to 10 choices.");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < choices.Length; i++)
        {
            if (problems.Missing(choices[i], JsonPath.At(path, i)))
                continue;
            problems.Id(choices[i].Id, taken, JsonPath.Of(JsonPath.At(path, i), "id"));
            problems.Required(choices[i].Label, ThemeLimits.ChoiceLabel, JsonPath.Of(JsonPath.At(path, i), "label"), "The choice's label");
        }
    }

    private static void CheckChosen(Question question, string path, ThemeProblems problems)
    {
        if (question.Answer.IsEmpty)
            problems.Add(path, "theme.required", "The answer is missing.");
        if (question.Answer.Length > 1 && !question.Multiple)
            problems.Add(path, "theme.bad_answer", "There are several right choices, but the question allows one.");
        for (var i = 0; i < question.Answer.Length; i++)
        {
            if (question.Choices.All(choice => !string.Equals(choice?.Id, question.Answer[i], StringComparison.Ordinal)))
                problems.Add(JsonPath.At(path, i), "theme.unknown_choice", "The answer is none of the choices.");
            else if (question.Answer.IndexOf(question.Answer[i]) < i)
                problems.Add(JsonPath.At(path, i), "theme.bad_answer", "The answer names the same choice twice.");
        }
    }
}
