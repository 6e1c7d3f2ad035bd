using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using StudyMate.Http;

namespace StudyMate.Learning;

/// <summary>Reads the <c>data</c> of one event; the first member of the wrong type is named.</summary>
internal static class EventDataReader
{
    /// <param name="json">At the start of the object; afterwards at its end.</param>
    /// <param name="fault">Path of the first member of the wrong type, or null.</param>
    public static EventData Read(ref Utf8JsonReader json, out string? fault)
    {
        fault = null;
        var data = EventData.None;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(json);
            json.Read();
            if (name is not null && json.TokenType == JsonTokenType.Null)
            {
                // A question that was skipped; for every other member null is the same as absent.
                if (name is "given")
                    data = data with { Given = [] };
            }
            else if (name is not null && With(data, name, ref json) is var next)
            {
                if (next is null)
                    fault ??= "data." + name;
                else
                    data = next;
            }

            json.Skip();
        }

        return data;
    }

    private static string? NameOf(in Utf8JsonReader json) =>
        JsonFields.Is(json, "questionId"u8) ? "questionId"
        : JsonFields.Is(json, "given"u8) ? "given"
        : JsonFields.Is(json, "elapsedMs"u8) ? "elapsedMs"
        : JsonFields.Is(json, "mode"u8) ? "mode"
        : JsonFields.Is(json, "questionIds"u8) ? "questionIds"
        : JsonFields.Is(json, "startedAt"u8) ? "startedAt"
        : JsonFields.Is(json, "endedAt"u8) ? "endedAt"
        : JsonFields.Is(json, "timeSpentMs"u8) ? "timeSpentMs"
        : JsonFields.Is(json, "offline"u8) ? "offline"
        : JsonFields.Is(json, "scorePercent"u8) ? "scorePercent"
        : JsonFields.Is(json, "correct"u8) ? "correct"
        : JsonFields.Is(json, "total"u8) ? "total"
        : JsonFields.Is(json, "code"u8) ? "code"
        : JsonFields.Is(json, "message"u8) ? "message"
        : null;

    /// <summary>The data with one more member, or null when its value is not of its type.</summary>
    private static EventData? With(EventData data, string name, ref Utf8JsonReader json) => name switch
    {
        "questionId" => JsonFields.Text(json) is { } id ? data with { QuestionId = id } : null,
        "given" => Given(ref json) is { IsDefault: false } given ? data with { Given = given } : null,
        "elapsedMs" => JsonFields.Milliseconds(json) is { } elapsed ? data with { ElapsedMs = elapsed } : null,
        "mode" => JsonFields.Text(json) is { } mode ? data with { Mode = mode } : null,
        "questionIds" => json.TokenType == JsonTokenType.StartArray && Given(ref json) is { IsDefault: false } ids ? data with { QuestionIds = ids } : null,
        "startedAt" => JsonFields.Instant(json) is { } at ? data with { StartedAt = at } : null,
        "endedAt" => JsonFields.Instant(json) is { } at ? data with { EndedAt = at } : null,
        "timeSpentMs" => JsonFields.Milliseconds(json) is { } spent ? data with { TimeSpentMs = spent } : null,
        "offline" => json.TokenType is JsonTokenType.True or JsonTokenType.False ? data with { Offline = json.GetBoolean() } : null,
        "scorePercent" => JsonFields.Number(json) is { } percent ? data with { ScorePercent = percent } : null,
        "correct" => Count(json) is { } correct ? data with { Correct = correct } : null,
        "total" => Count(json) is { } total ? data with { Total = total } : null,
        "code" => JsonFields.Text(json) is { } code ? data with { Code = code } : null,
        _ => JsonFields.Text(json) is { } message ? data with { Message = message } : null,
    };

    private static int? Count(in Utf8JsonReader json) =>
        JsonFields.Whole(json) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;

    /// <summary>One value or a list of them; default when anything is neither text, number nor true/false.</summary>
    private static ImmutableArray<string> Given(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            return Item(json) is { } one ? [one] : default;
        var items = ImmutableArray.CreateBuilder<string>(4);
        var wrong = false;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (Item(json) is { } item)
                items.Add(item);
            else
                wrong = true;
            json.Skip();
        }

        return wrong ? default : items.DrainToImmutable();
    }

    private static string? Item(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => JsonFields.Number(json) is null ? null : Encoding.ASCII.GetString(json.ValueSpan),
        _ => JsonFields.Text(json),
    };
}
