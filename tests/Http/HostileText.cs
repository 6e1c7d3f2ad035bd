using System.Collections.Immutable;

namespace StudyMate.Http;

/// <summary>A text that broke something once: as JSON escapes it and as an address does.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Json">Between the quotes of a JSON text.</param>
/// <param name="Url">In a path or query.</param>
/// <param name="IsText">Whether a field may hold it, as far as its characters go.</param>
internal sealed record HostileText(string Name, string Json, string Url, bool IsText)
{
    private const int Long = 64 * 1024;

    /// <summary>Whether it is one where it stands: bytes of an address that are no UTF-8 stay as they are escaped.</summary>
    public bool IsTextIn(string place) => IsText || (Url.Contains("%ED", StringComparison.Ordinal) && !place.StartsWith("body ", StringComparison.Ordinal));

    public static readonly ImmutableArray<HostileText> All =
    [
        new("U+FFFE", @"a\uFFFEb", "a%EF%BF%BEb", false),
        new("half a surrogate pair", @"a\ud800b", "a%ED%A0%80b", false),
        new("U+0000", @"a\u0000b", "a%00b", false),
        new("U+200B", @"a\u200Bb", "a%E2%80%8Bb", true),
        new("U+202A", @"a\u202Ab", "a%E2%80%AAb", true),
        new("64 KB", new string('x', Long), new string('x', Long), true),
    ];
}
