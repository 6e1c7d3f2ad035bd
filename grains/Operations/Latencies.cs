using System.Collections.Immutable;

namespace StudyMate.Operations;

/// <summary>
/// Times in fixed buckets, so that those of minutes and processes add up. A percentile is read off them: with n requests it is the time of the one of
/// rank <c>ceil(p · n)</c>; within the bucket where that rank falls, times are taken to be spread evenly, so the estimate is never further off than
/// the bucket is wide. Nothing is longer than the longest that was measured.
/// </summary>
internal static class Latencies
{
    /// <summary>Inclusive upper bounds in milliseconds; what is longer goes into one more bucket.</summary>
    public static readonly ImmutableArray<double> BoundsMs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000];

    /// <summary>Number of buckets.</summary>
    public const int Count = 15;

    /// <summary>The bucket of a time.</summary>
    public static int BucketOf(long micros)
    {
        var bucket = 0;
        while (bucket < BoundsMs.Length && micros > BoundsMs[bucket] * 1_000)
            bucket++;
        return bucket;
    }

    /// <summary>The time in milliseconds that a share of all requests does not exceed; 0 when there were none.</summary>
    public static double Percentile(ReadOnlySpan<long> buckets, double share, double maxMs)
    {
        var total = 0L;
        foreach (var count in buckets)
            total += count;
        if (total == 0)
            return 0;
        var rank = Math.Max(1, (long)Math.Ceiling(share * total));
        var below = 0L;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            if (below + buckets[bucket] >= rank)
            {
                var lower = bucket == 0 ? 0 : BoundsMs[bucket - 1];
                var upper = Math.Max(lower, Math.Min(bucket < BoundsMs.Length ? BoundsMs[bucket] : maxMs, maxMs));
                return lower + ((upper - lower) * (rank - below) / buckets[bucket]);
            }

            below += buckets[bucket];
        }

        return maxMs;
    }
}
