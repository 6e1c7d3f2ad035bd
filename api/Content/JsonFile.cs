using System.Globalization;
using System.Text;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>
/// Bytes of a JSON file as text: UTF-8, or UTF-16 as some editors save it, with or without a byte order mark. Anything else is refused
/// and not guessed at: a wrong guess would spoil every accent in silence.
/// </summary>
internal static class JsonFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>The text; refused with <c>theme.invalid_encoding</c>, naming the line.</summary>
    public static Result<string> Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Utf8, 3),
            [0xFF, 0xFE, ..] => (Utf16, 2),
            [0xFE, 0xFF, ..] => (Utf16BigEndian, 2),
            // JSON begins with an ASCII character: a zero beside it tells the encoding.
            [not 0, 0, ..] => (Utf16, 0),
            [0, not 0, ..] => (Utf16BigEndian, 0),
            _ => (Utf8, 0),
        };
        var text = bytes[mark..];
        try
        {
            return encoding.GetString(text);
        }
        catch (DecoderFallbackException invalid)
        {
            // The only exception of a strict decoder; its index is where the text stops being one.
            var line = 1 + text[..Math.Clamp(invalid.Index, 0, text.Length)].Count((byte)'\n');
            return Error.Invalid(
                "theme.invalid_encoding",
                "The file is not UTF-8. Save it as UTF-8 and send it again.",
                line.ToString(CultureInfo.InvariantCulture));
        }
    }
}
