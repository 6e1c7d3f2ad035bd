using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Questions in ErgoMate's dialect.</summary>
internal static class NativeQuestions
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<Question> questions, bool withAnswers)
    {
        writer.WriteStartArray();
        foreach (var question in questions)
            Write(writer, question, withAnswers);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Question question, bool withAnswers)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, question.Id);
        writer.WriteString("type"u8, question.Type);
        writer.WriteString("prompt"u8, question.Prompt);
        if (question.Type is QuestionTypes.Mcq)
            WriteChoices(writer, question.Choices);
        if (withAnswers)
            WriteAnswer(writer, question);
        else if (question.Multiple)
            writer.WriteBoolean("multiple"u8, true);
        if (withAnswers)
            writer.WriteText("rationale"u8, question.Rationale);
        writer.WriteNumberIf("difficulty"u8, question.Difficulty);
        writer.WriteTexts("tags"u8, question.Tags);
        writer.WriteNumberIf("points"u8, question.Points);
        writer.WriteNumberIf("timeLimitSeconds"u8, question.TimeLimitSeconds);
        writer.WriteText("imageUrl"u8, question.ImageUrl);
        if (withAnswers && question.FillIn is { } fillIn)
            WriteFillIn(writer, fillIn);
        writer.WriteEndObject();
    }

    private static void WriteFillIn(Utf8JsonWriter writer, FillIn fillIn)
    {
        writer.WriteStartObject("fillIn"u8);
        writer.WriteText("compare"u8, fillIn.Compare);
        if (fillIn.Tolerance is { } tolerance)
            writer.WriteNumber("tolerance"u8, tolerance);
        writer.WriteText("unit"u8, fillIn.Unit);
        if (fillIn.IgnoreAccents is { } ignoreAccents)
            writer.WriteBoolean("ignoreAccents"u8, ignoreAccents);
        writer.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter writer, ImmutableArray<Choice> choices)
    {
        writer.WriteStartArray("choices"u8);
        foreach (var choice in choices)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, choice.Id);
            writer.WriteString("label"u8, choice.Label);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, Question question)
    {
        if (question.Type is QuestionTypes.TrueFalse)
        {
            writer.WriteBoolean("answer"u8, question.Answer is ["true"]);
        }
        else if (question.Type is QuestionTypes.FillIn || question.Multiple)
        {
            writer.WriteStartArray("answer"u8);
            foreach (var form in question.Answer)
                writer.WriteStringValue(form);
            writer.WriteEndArray();
        }
        else if (question.Answer is [var only])
        {
            writer.WriteString("answer"u8, only);
        }
    }
}
