using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>
/// Reads questions of every dialect, question by question, so that mixed files work too: ErgoMate's (<c>prompt</c>, <c>answer</c>), the
/// server's (<c>text</c>, <c>correctAnswer</c>) and the quality services' (<c>question_text</c>, <c>correct_answer</c>, <c>distractors</c>).
/// </summary>
internal sealed class QuestionReader(Losses losses)
{
    private static readonly ImmutableDictionary<string, string> TypeNames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["mcq"] = QuestionTypes.Mcq,
        ["qcm"] = QuestionTypes.Mcq,
        ["multiple_choice"] = QuestionTypes.Mcq,
        ["single_choice"] = QuestionTypes.Mcq,
        ["true_false"] = QuestionTypes.TrueFalse,
        ["boolean"] = QuestionTypes.TrueFalse,
        ["vrai_faux"] = QuestionTypes.TrueFalse,
        ["fill_in"] = QuestionTypes.FillIn,
        ["fill_in_the_blank"] = QuestionTypes.FillIn,
        ["open"] = QuestionTypes.Open,
        ["open_ended"] = QuestionTypes.Open,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly IdBook _ids = new("q", losses);

    /// <summary>Notes ids of a list that will be read later.</summary>
    public void Expect(JsonElement list) => _ids.Expect(list);

    public ImmutableArray<Question> ReadAll(IReadOnlyList<(JsonElement Element, string Path)> elements)
    {
        var questions = ImmutableArray.CreateBuilder<Question>();
        foreach (var (element, path) in elements)
        {
            if (questions.Count == ThemeLimits.Questions)
                losses.Add(path, "There are more than 200 questions.");
            else if (Read(element, path) is { } question)
                questions.Add(question);
        }

        return questions.ToImmutable();
    }

    private Question? Read(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            losses.Add(path, "A question is an object.");
            return null;
        }

        var mark = losses.Mark();
        var reader = new ObjectReader(element, path, losses);
        var id = _ids.IdOf(reader);
        if (reader.Text(ThemeLimits.Prompt, "prompt", "text", "question_text", "question") is not { } prompt)
        {
            losses.Replace(mark, path, "The question has no usable text.");
            return null;
        }

        if (TypeOf(reader) is not { } type)
        {
            losses.Replace(mark, path, "This type of question is not supported.");
            return null;
        }

        var answer = new AnswerReader(reader, losses, prompt);
        if (answer.Read(type) is { } refusal)
        {
            losses.Replace(mark, path, refusal);
            return null;
        }

        var question = new Question
        {
            Id = id,
            Type = type,
            Prompt = prompt,
            Choices = answer.Choices,
            Answer = answer.Answer,
            Multiple = answer.Multiple,
            Rationale = reader.Text(ThemeLimits.Rationale, "rationale", "explanation"),
            Difficulty = reader.Difficulty("difficulty"),
            Tags = reader.Texts(ThemeLimits.ElementTags, ThemeLimits.Tag, "tags"),
            Points = reader.Integer(1, 100, "points"),
            TimeLimitSeconds = reader.Integer(10, 600, "timeLimitSeconds", "time_limit_seconds", "time_limit"),
            ImageUrl = reader.Url("imageUrl", "image_url"),
            FillIn = reader.Object("fillIn") is { } fillIn ? ReadFillIn(fillIn) : null,
        };
        reader.Finish();
        return _ids.Keep(id, path, mark, (used, problems) => QuestionRules.Check(question, path, used, problems)) ? question : null;
    }

    private static FillIn? ReadFillIn(ObjectReader reader)
    {
        var read = new FillIn
        {
            Compare = reader.OneOf(FillInCompare.All, "compare"),
            Tolerance = reader.Number(0, ThemeLimits.Tolerance, "tolerance"),
            Unit = reader.Text(ThemeLimits.Unit, "unit"),
            IgnoreAccents = reader.Flag("ignoreAccents"),
        };
        reader.Finish();
        return read == new FillIn() ? null : read;
    }

    /// <summary>The declared type; without one, the type that the shape of the question implies; null when it is not supported.</summary>
    private static string? TypeOf(ObjectReader reader)
    {
        if (reader.Take("type", "question_type") is { } member)
            return JsonText.Raw(member.Element) is { } name && TypeNames.TryGetValue(name.Trim(), out var type) ? type : null;
        if (reader.HasAny("choices", "distractors"))
            return QuestionTypes.Mcq;
        if (reader.HasAny("correct_answer"))
            return QuestionTypes.Open;
        return AnswerReader.IsFlag(reader) ? QuestionTypes.TrueFalse : QuestionTypes.FillIn;
    }
}
