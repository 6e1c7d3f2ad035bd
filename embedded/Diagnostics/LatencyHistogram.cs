using System.Diagnostics.Metrics;
using System.Globalization;

namespace StudyMate.Embedded.Diagnostics;

/// <summary>
/// A histogram in the form in which Orleans publishes that of calls: counters named <c>…-bucket</c> (each measurement in the first bucket that it
/// fits in, told apart by the tag <c>duration</c>), <c>…-count</c> and <c>…-sum</c>.
/// </summary>
internal sealed class LatencyHistogram
{
    private static readonly long[] Bounds = [1, 2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1_000, 1_500, 2_000, 5_000, 10_000, 15_000, long.MaxValue];

    private static readonly KeyValuePair<string, object?>[] Tags =
        [.. Bounds.Select(bound => new KeyValuePair<string, object?>("duration", bound.ToString(CultureInfo.InvariantCulture) + "ms"))];

    private readonly long[] _buckets = new long[Bounds.Length];
    private readonly ObservableCounter<long> _published;
    private long _count;
    private long _sum;

    public LatencyHistogram(Meter meter, string name)
    {
        meter.CreateObservableCounter(name + "-bucket", Buckets);
        meter.CreateObservableCounter(name + "-count", () => Volatile.Read(ref _count));
        _published = meter.CreateObservableCounter(name + "-sum", () => Volatile.Read(ref _sum));
    }

    public bool Enabled => _published.Enabled;

    public void Record(long milliseconds)
    {
        var bucket = 0;
        while (milliseconds > Bounds[bucket])
            bucket++;
        Interlocked.Increment(ref _buckets[bucket]);
        Interlocked.Increment(ref _count);
        Interlocked.Add(ref _sum, milliseconds);
    }

    private IEnumerable<Measurement<long>> Buckets()
    {
        for (var bucket = 0; bucket < Bounds.Length; bucket++)
            yield return new Measurement<long>(Volatile.Read(ref _buckets[bucket]), Tags[bucket]);
    }
}
