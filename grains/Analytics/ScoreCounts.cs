using System.Collections.Immutable;
using System.Globalization;

namespace StudyMate.Analytics;

/// <summary>
/// How often each score was reached, in tenths of a point: a sparse multiset. Counts may be negative for a moment, so that
/// differences (old → new) add up to the same whole in any order.
/// </summary>
internal readonly struct ScoreCounts : IEquatable<ScoreCounts>
{
    public static readonly ScoreCounts Empty = new([]);

    // Sorted by score, no zero counts: equal multisets have equal arrays.
    private readonly ImmutableArray<(int Tenths, int Count)> _counts;

    private ScoreCounts(ImmutableArray<(int Tenths, int Count)> counts) => _counts = counts;

    public bool IsEmpty => _counts.IsDefaultOrEmpty;

    /// <summary>The highest score that counts, or null.</summary>
    public int? Best
    {
        get
        {
            for (var i = Counts.Length - 1; i >= 0; i--)
            {
                if (_counts[i].Count > 0)
                    return _counts[i].Tenths;
            }

            return null;
        }
    }

    private ImmutableArray<(int Tenths, int Count)> Counts => _counts.IsDefault ? [] : _counts;

    public ScoreCounts Add(int tenths, int count)
    {
        if (count == 0)
            return this;
        var at = 0;
        while (at < Counts.Length && Counts[at].Tenths < tenths)
            at++;
        if (at == Counts.Length || Counts[at].Tenths != tenths)
            return new(Counts.Insert(at, (tenths, count)));
        var sum = Counts[at].Count + count;
        return new(sum == 0 ? Counts.RemoveAt(at) : Counts.SetItem(at, (tenths, sum)));
    }

    public ScoreCounts Add(ScoreCounts other)
    {
        var sum = this;
        foreach (var (tenths, count) in other.Counts)
            sum = sum.Add(tenths, count);
        return sum;
    }

    /// <summary><c>700:1,1000:2</c>, as the checkpoint keeps it; read by <see cref="Parse"/>.</summary>
    public override string ToString() =>
        string.Join(',', Counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Tenths}:{pair.Count}")));

    public static ScoreCounts Parse(string text)
    {
        var counts = Empty;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            counts = counts.Add(
                int.Parse(part.AsSpan(0, colon), CultureInfo.InvariantCulture),
                int.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }

        return counts;
    }

    public bool Equals(ScoreCounts other) => Counts.SequenceEqual(other.Counts);

    public override bool Equals(object? obj) => obj is ScoreCounts other && Equals(other);

    public override int GetHashCode() => Counts.Length == 0 ? 0 : HashCode.Combine(Counts.Length, Counts[0], Counts[^1]);
}
