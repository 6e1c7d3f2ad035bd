using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>Single values of a body that is read by hand; null when the value is not of the type.</summary>
internal static class JsonFields
{
    /// <summary>What <see cref="TypedText.IsText"/> takes.</summary>
    public static string? Text(in Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String || !IsReadable(json))
            return null;
        var text = json.GetString();
        return TypedText.IsText(text) ? text : null;
    }

    /// <summary>Whether a name or text is this one.</summary>
    public static bool Is(in Utf8JsonReader json, ReadOnlySpan<byte> text) => (!json.ValueIsEscaped || HasWholeEscapes(json.ValueSpan)) && json.ValueTextEquals(text);

    /// <summary>
    /// Whether the reader can make a string of this one: asked for one that it cannot, it throws. Found without an exception, because a body may hold a
    /// hundred thousand of them.
    /// </summary>
    private static bool IsReadable(in Utf8JsonReader json) => Utf8.IsValid(json.ValueSpan) && (!json.ValueIsEscaped || HasWholeEscapes(json.ValueSpan));

    /// <summary>Whether each escaped half of a surrogate pair has its other half.</summary>
    private static bool HasWholeEscapes(ReadOnlySpan<byte> json)
    {
        while (true)
        {
            var at = json.IndexOf((byte)'\\');
            if (at < 0)
                return true;
            json = json[at..];
            if (json[1] != (byte)'u')
            {
                json = json[2..];
                continue;
            }

            var isPair = char.IsHighSurrogate(Escaped(json)) && json.Length >= 12 && json[6..].StartsWith("\\u"u8) && char.IsLowSurrogate(Escaped(json[6..]));
            if (!isPair && char.IsSurrogate(Escaped(json)))
                return false;
            json = json[(isPair ? 12 : 6)..];
        }
    }

    /// <summary>Of <c>\uXXXX</c>, as the reader has checked it to be.</summary>
    private static char Escaped(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>RFC 3339 with its offset; a local time of an unknown place is no instant.</summary>
    public static DateTimeOffset? Instant(in Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String || !IsReadable(json) || !json.TryGetDateTimeOffset(out var instant))
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
