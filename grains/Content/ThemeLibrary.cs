using StudyMate.Facts;

namespace StudyMate.Content;

/// <summary>
/// Reads versions from the table and keeps the published ones, which never change, least recently used first out. What is still being
/// written is read anew each time.
/// </summary>
internal sealed class ThemeLibrary(IRows rows) : IThemeLibrary
{
    /// <summary>Characters of JSON kept; parsed themes take a small multiple of that in memory.</summary>
    public const int Capacity = 32 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _size;

    public async ValueTask<Theme?> FindAsync(string tenant, string themeId, int version, CancellationToken cancellationToken = default)
    {
        var key = $"{tenant}/{themeId}/{version}";
        if (Kept(key) is { } kept)
            return kept;
        var found = await rows.QueryAsync<ContentRow>(
            "Content/ReadContent",
            new { tenant, theme_id = themeId, version },
            cancellationToken);
        if (found is not [var row])
            return null;
        var theme = ThemeJson.Read(row.Content);
        if (row.PublishedAt is not null)
            Keep(new Entry(key, theme, row.Content.Length));
        return theme;
    }

    public string WriteForApp(Theme theme, string themeId, int version, bool withAnswers) => NativeDialect.Write(theme, themeId, version, withAnswers);

    private Theme? Kept(string key)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Theme;
        }
    }

    private void Keep(Entry entry)
    {
        lock (_gate)
        {
            if (!_entries.TryAdd(entry.Key, _byUse.AddFirst(entry)))
            {
                // Two readers came at once: the first one's copy stays.
                _byUse.RemoveFirst();
                return;
            }

            _size += entry.Size;
            while (_size > Capacity && _byUse.Count > 1)
            {
                var oldest = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _entries.Remove(oldest.Key);
                _size -= oldest.Size;
            }
        }
    }

    private sealed record Entry(string Key, Theme Theme, int Size);

    private sealed record ContentRow(string Content, DateTimeOffset? PublishedAt);
}
