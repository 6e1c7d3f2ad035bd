using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// Where a list goes on: the sort values of the last item of the page before, usually (sort column, id). Opaque to callers. A
/// forged cursor can at most name another place in a list that its caller may read anyway.
/// </summary>
public static class Cursor
{
    public const int MaxLength = 1024;

    private const char Separator = '\u001f';
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(params ReadOnlySpan<string> values) =>
        Base64Url.EncodeToString(Strict.GetBytes("1" + Separator + string.Join(Separator, values!)));

    /// <summary>The values of a cursor made by <see cref="Of"/>; refused with <c>request.invalid_cursor</c> when it is not one with that many values.</summary>
    public static Result<ImmutableArray<string>> Read(string cursor, int values)
    {
        var parts = Decode(cursor);
        return parts.Length == values ? parts : Refused;
    }

    /// <summary>Whether this can be a cursor at all.</summary>
    public static bool IsWellFormed(string cursor) => Decode(cursor).Length > 0;

    /// <summary>The refusal of a cursor whose values make no sense in the list.</summary>
    public static Error Refused => Error.Malformed("request.invalid_cursor", "The cursor is not one that this list has issued.", "cursor");

    private static ImmutableArray<string> Decode(string cursor)
    {
        if (cursor.Length is 0 or > MaxLength || !Base64Url.IsValid(cursor))
            return [];
        try
        {
            var parts = Strict.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
            return parts is ["1", _, ..] ? [.. parts.AsSpan(1)] : [];
        }
        catch (DecoderFallbackException)
        {
            // Not the text that Of encodes: forged.
            return [];
        }
    }
}
