using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Where each value of a JSON text stands in it, so that a test can replace one after the other.</summary>
internal static class JsonPlaces
{
    /// <param name="root">The root of a text that is ASCII only and parsed from a string.</param>
    public static IReadOnlyList<(int Start, int Length)> Of(JsonElement root)
    {
        var text = root.GetRawText();
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        if (bytes.Length != text.Length)
            throw new ArgumentException("ASCII only.", nameof(root));
        var places = new List<(int Start, int Length)>();
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject)
                continue;
            var start = (int)reader.TokenStartIndex;
            var skipper = reader;
            skipper.Skip();
            places.Add((start, (int)skipper.BytesConsumed - start));
        }

        return places;
    }
}
