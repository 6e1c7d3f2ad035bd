using System.Text;

namespace StudyMate.Common;

/// <summary>Typographic signs and what a keyboard has for them: programs and keyboards write them differently, and people mean the same.</summary>
internal static class Typography
{
    /// <summary>The plain sign or letters, or null for a character that is plain already.</summary>
    public static string? PlainOf(Rune rune) => rune.Value switch
    {
        (>= 0x2018 and <= 0x201B) or 0x02BC or 0x2032 or 0x00B4 or '`' or 0xFF07 => "'",
        (>= 0x201C and <= 0x201F) or 0x2033 or 0xFF02 => "\"",
        (>= 0x2010 and <= 0x2015) or 0x2212 or 0xFE58 or 0xFE63 or 0xFF0D => "-",
        0x2026 => "...",
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        0x0132 or 0x0133 => "ij",
        0xFB00 => "ff",
        0xFB01 => "fi",
        0xFB02 => "fl",
        0xFB03 => "ffi",
        0xFB04 => "ffl",
        0xFB05 or 0xFB06 => "st",
        >= 0x2080 and <= 0x2089 => ((char)('0' + rune.Value - 0x2080)).ToString(),
        _ => null,
    };
}
