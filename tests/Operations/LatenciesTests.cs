namespace StudyMate.Operations;

/// <summary>Percentiles read off buckets.</summary>
public sealed class LatenciesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000, 0)]
    [InlineData(1_001, 1)]
    [InlineData(50_000, 5)]
    [InlineData(50_001, 6)]
    [InlineData(30_000_000, 13)]
    [InlineData(30_000_001, 14)]
    public void A_time_goes_into_the_first_bucket_that_holds_it(long micros, int bucket) => Latencies.BucketOf(micros).Should().Be(bucket);

    [Fact]
    public void There_is_one_bucket_more_than_bounds() => (Latencies.BoundsMs.Length + 1).Should().Be(Latencies.Count);

    [Fact]
    public void Without_requests_every_percentile_is_zero() => Latencies.Percentile(new long[Latencies.Count], 0.95, 0).Should().Be(0);

    /// <summary>Ranks by hand: 100 requests, 90 of up to 10 ms, 10 of up to 500 ms.</summary>
    [Theory]
    [InlineData(0.50, 5 + (5 * 50.0 / 90))]
    [InlineData(0.90, 10)]
    [InlineData(0.95, 200 + (300 * 5.0 / 10))]
    [InlineData(1.00, 500)]
    public void A_percentile_lies_where_its_rank_falls_within_the_bucket(double share, double expected)
    {
        var buckets = new long[Latencies.Count];
        (buckets[3], buckets[8]) = (90, 10);
        Latencies.Percentile(buckets, share, 500).Should().BeApproximately(expected, 0.5e-6);
    }

    [Fact]
    public void Nothing_is_longer_than_what_was_measured()
    {
        var buckets = new long[Latencies.Count];
        (buckets[8], buckets[^1]) = (1, 1);
        Latencies.Percentile(buckets, 0.99, 45_000).Should().Be(45_000);
        buckets[^1] = 0;
        Latencies.Percentile(buckets, 0.99, 230).Should().Be(230);
    }
}
