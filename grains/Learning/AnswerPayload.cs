using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Learning;

/// <summary>Reads back what <see cref="EventPayloads"/> wrote of an answer.</summary>
internal static class AnswerPayload
{
    /// <summary>What was answered; empty for a skipped question, and for free words whose key is gone.</summary>
    public static ImmutableArray<string> Given(string? payload, IPersonSeal? seal)
    {
        if (payload is null)
            return [];
        using var json = JsonDocument.Parse(payload);
        if (json.RootElement.TryGetProperty("given", out var given))
            return [.. given.EnumerateArray().Select(item => item.GetString()!)];
        if (json.RootElement.TryGetProperty("sealed", out var box) && seal?.Open(box.GetString()!) is { } words)
            return JsonSerializer.Deserialize(words, LearningJson.Default.ImmutableArrayString);
        return [];
    }
}
