using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Web;

/// <summary>
/// The addresses of the app's screens, as its build lists them (<c>screens.json</c>): patterns such as <c>/staff/themes/:themeId</c>. The list
/// comes with the build, so that a page is never refused to a screen of its own.
/// </summary>
internal sealed class WebScreens
{
    public const string File = "/screens.json";

    private readonly ImmutableArray<string[]> _patterns;

    private WebScreens(IEnumerable<string> patterns) => _patterns = [.. patterns.Select(Segments)];

    /// <summary>The list of a build; without one, only the root is a screen.</summary>
    public static WebScreens Of(WebFile? list) => new(list is null ? ["/"] : JsonSerializer.Deserialize<string[]>(list.Forms[^1].Bytes.Span) ?? []);

    public bool Include(string path)
    {
        if (string.Equals(path, WebFiles.Index, StringComparison.Ordinal))
            return true;
        var given = Segments(path);
        return _patterns.Any(pattern => pattern.Length == given.Length && pattern.Zip(given).All(pair =>
            pair.First.StartsWith(':') || string.Equals(pair.First, pair.Second, StringComparison.Ordinal)));
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
