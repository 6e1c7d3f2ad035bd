using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace StudyMate.Learning;

/// <summary>
/// Payloads of the facts of device events. Choices and marks stay readable, because they are what learning is about; what a student
/// wrote in free words, and what a device says about an error, is sealed with the student's key.
/// </summary>
internal sealed class EventPayloads(IPersonSeal seal)
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public string Of(in ResolvedEvent e)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("device"u8, e.Event.DeviceId);
            json.WriteNumber("seq"u8, e.Event.ClientSeq!.Value);
            if (!e.Time.Trusted)
                json.WriteString("clock"u8, "untrusted"u8);
            WriteData(json, e);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    private void WriteData(Utf8JsonWriter json, in ResolvedEvent e)
    {
        var data = e.Event.Data;
        switch (e.Event.Type)
        {
            case EventTypes.SessionStarted:
                json.WriteString("mode"u8, data.Mode);
                if (!data.QuestionIds.IsDefault)
                    WriteArray(json, "questionIds"u8, data.QuestionIds);
                break;
            case EventTypes.AnswerGiven:
                WriteAnswer(json, e);
                break;
            case EventTypes.SessionCompleted:
                WriteCompleted(json, data);
                break;
            case EventTypes.Error:
                json.WriteString("code"u8, CheckEvent.IsToken(data.Code) ? data.Code : "unspecified");
                if (data.Message is { Length: > 0 } message)
                    json.WriteString("sealed"u8, seal.Seal(message));
                break;
        }
    }

    private void WriteAnswer(Utf8JsonWriter json, in ResolvedEvent e)
    {
        var data = e.Event.Data;
        var question = e.Answers!.Find(data.QuestionId!)!;
        json.WriteString("questionId"u8, question.Id);
        if (MarkAnswer.Mark(question, data.Given, e.Rule) is { } correct)
            json.WriteBoolean("correct"u8, correct);
        json.WriteNumber("elapsedMs"u8, data.ElapsedMs!.Value);
        if (!IsFreeText(question, data.Given))
            WriteArray(json, "given"u8, data.Given);
        else
            json.WriteString("sealed"u8, seal.Seal(JsonSerializer.Serialize(data.Given, LearningJson.Default.ImmutableArrayString)));
    }

    /// <summary>Only free words need the student's key; most batches do without.</summary>
    public static bool NeedsSeal(in ResolvedEvent e) => e.Refusal is null && e.Event.Type switch
    {
        EventTypes.AnswerGiven => IsFreeText(e.Answers!.Find(e.Event.Data.QuestionId!)!, e.Event.Data.Given),
        EventTypes.Error => e.Event.Data.Message is { Length: > 0 },
        _ => false,
    };

    private static bool IsFreeText(KeyedQuestion question, ImmutableArray<string> given) =>
        given.Length > 0 && (question.Kind is QuestionKind.FillIn or QuestionKind.Open || !OnlyTokens(given));

    private static void WriteCompleted(Utf8JsonWriter json, EventData data)
    {
        if (data.Mode is not null)
            json.WriteString("mode"u8, data.Mode);
        json.WriteNumber("timeSpentMs"u8, data.TimeSpentMs!.Value);
        if (data.StartedAt is { } started)
            json.WriteString("startedAt"u8, started);
        if (data.EndedAt is { } ended)
            json.WriteString("endedAt"u8, ended);
        if (data.Offline is { } offline)
            json.WriteBoolean("offline"u8, offline);
        if (data.Total is not { } total)
            return;
        json.WriteBoolean("unverified"u8, true);
        json.WriteNumber("correct"u8, data.Correct!.Value);
        json.WriteNumber("total"u8, total);
        if (data.ScorePercent is { } percent)
            json.WriteNumber("scorePercent"u8, percent);
    }

    /// <summary>Choices are ids; a sender that puts words there instead has them sealed like any other words.</summary>
    private static bool OnlyTokens(ImmutableArray<string> given)
    {
        foreach (var item in given)
        {
            if (!CheckEvent.IsToken(item))
                return false;
        }

        return true;
    }

    private static void WriteArray(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
