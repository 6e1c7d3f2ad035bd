using System.Collections.Immutable;
using System.Globalization;

namespace StudyMate.Content;

/// <summary>What an import could not keep, each by its JSON path. Bounded: the last entry then counts the rest.</summary>
internal sealed class Losses
{
    public const int Listed = 1_000;

    private readonly List<ImportLoss> _losses = [];
    private int _unlisted;

    public void Add(string path, string reason)
    {
        if (_losses.Count < Listed)
            _losses.Add(new ImportLoss(path, reason));
        else
            _unlisted++;
    }

    /// <summary>A place to return to with <see cref="Replace"/>.</summary>
    public int Mark() => _losses.Count;

    /// <summary>The whole element is lost: one entry instead of those about its parts.</summary>
    public void Replace(int mark, string path, string reason)
    {
        _losses.RemoveRange(mark, _losses.Count - mark);
        Add(path, reason);
    }

    public ImmutableArray<ImportLoss> ToImmutable() => _unlisted == 0
        ? [.. _losses]
        : [.. _losses, new ImportLoss("", string.Create(CultureInfo.InvariantCulture, $"{_unlisted} more losses are not listed."))];
}
