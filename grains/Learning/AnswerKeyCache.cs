using System.Collections.Concurrent;
using StudyMate.Content;

namespace StudyMate.Learning;

/// <summary>Compiled answers per theme version, shared by all students of the process. Versions never change, so nothing goes stale.</summary>
internal sealed class AnswerKeyCache(IThemeLibrary library)
{
    private const int Kept = 2_000;
    private readonly ConcurrentDictionary<(string Tenant, string ThemeId, int Version), AnswerKey> _keys = new();

    public async ValueTask<AnswerKey?> FindAsync(string tenant, string themeId, int version)
    {
        if (_keys.TryGetValue((tenant, themeId, version), out var known))
            return known;
        if (await library.FindAsync(tenant, themeId, version) is not { } theme)
            return null;
        // Starting over is rare and cheap; keeping track of use on every answer is neither.
        if (_keys.Count >= Kept)
            _keys.Clear();
        return _keys.GetOrAdd((tenant, themeId, version), AnswerKey.Of(theme));
    }
}
