using System.Text;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>The text of an uploaded file and the encoding that it was read with.</summary>
/// <param name="Text">Without a byte order mark.</param>
/// <param name="Encoding"><c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c> or <c>iso-8859-1</c>.</param>
internal sealed record ImportText(string Text, string Encoding)
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // always there: the provider's own code page

    /// <summary>
    /// Decodes a file: by its byte order mark, else as UTF-8 if every byte sequence is valid, else as Windows-1252 when it uses
    /// 0x80–0x9F (there ISO-8859-1 has only control characters), else as ISO-8859-1. Refuses what is no text.
    /// </summary>
    public static Result<ImportText> Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return ImportErrors.Empty;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return ImportErrors.NotCsv;
        try
        {
            var text = DecodeChecked(bytes);
            return text.Text.Contains('\0', StringComparison.Ordinal)
                ? ImportErrors.NotText
                : text;
        }
        catch (DecoderFallbackException)
        {
            // Only a file that announces its encoding and breaks it gets here: its content is not trustworthy.
            return ImportErrors.BrokenEncoding;
        }
    }

    private static ImportText DecodeChecked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return new(StrictUtf8.GetString(bytes[3..]), "utf-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes[2..]), "utf-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes[2..]), "utf-16");
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return new(StrictUtf8.GetString(bytes), "utf-8");
        return bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F)
            ? new(Windows1252.GetString(bytes), "windows-1252")
            : new(System.Text.Encoding.Latin1.GetString(bytes), "iso-8859-1");
    }
}
