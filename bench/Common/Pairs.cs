namespace StudyMate.Bench;

/// <summary>Two sides that alternate, so that whatever disturbs the machine meets both.</summary>
internal sealed class Pairs
{
    private readonly List<double> _product = [];
    private readonly List<double> _baseline = [];

    /// <summary>Middle figure of the product.</summary>
    public double Product => Median(_product);

    /// <summary>Middle figure of what it is compared with.</summary>
    public double Baseline => Median(_baseline);

    /// <summary>Middle of the ratios within each pair.</summary>
    public double Ratio => Median([.. _product.Zip(_baseline, (product, baseline) => product / baseline)]);

    /// <summary>Runs both sides once to warm up, then <paramref name="count"/> times in turn.</summary>
    public static async Task<Pairs> RunAsync(int count, Func<Task<double>> product, Func<Task<double>> baseline)
    {
        var pairs = new Pairs();
        await product();
        await baseline();
        for (var pair = 0; pair < count; pair++)
        {
            pairs._product.Add(await product());
            pairs._baseline.Add(await baseline());
        }

        return pairs;
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
