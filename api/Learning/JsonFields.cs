using System.Text.Json;

namespace StudyMate.Learning;

/// <summary>Single values of a body that is read by hand; null when the value is not of the type.</summary>
internal static class JsonFields
{
    public static string? Text(in Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
            return null;
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: not text, and nothing that could be stored.
            return null;
        }
    }

    /// <summary>RFC 3339 with its offset; a local time of an unknown place is no instant.</summary>
    public static DateTimeOffset? Instant(in Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String || !json.TryGetDateTimeOffset(out var instant))
            return null;
        // A client may escape the plus sign.
        ReadOnlySpan<byte> text = json.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan;
        var hasOffset = text.Length > 6 && (text[^1] == (byte)'Z' || (text[^3] == (byte)':' && text[^6] is (byte)'+' or (byte)'-'));
        return hasOffset ? instant : null;
    }

    public static long? Whole(in Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) ? number : null;

    /// <summary>Milliseconds; browsers measure fractions of them.</summary>
    public static long? Milliseconds(in Utf8JsonReader json)
    {
        if (Whole(json) is { } whole)
            return whole;
        return Number(json) is { } number ? (long)Math.Clamp(Math.Floor(number), -1, 1e15) : null;
    }

    /// <summary>A finite number.</summary>
    public static double? Number(in Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
