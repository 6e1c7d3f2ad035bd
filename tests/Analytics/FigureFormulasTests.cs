namespace StudyMate.Analytics;

public sealed class FigureFormulasTests
{
    private static readonly DateOnly Monday = SampleFacts.Monday;
    private static readonly FigureWindow March = new(new(2026, 3, 1), new(2026, 3, 30));

    [Fact]
    public void The_mean_weighs_every_attempt_the_same()
    {
        // The predecessor raised the counter first and divided by it: 40, 70 and 100 came out as 76.7 there.
        var row = SummaryReader.Stats(
            new SampleFacts().Played("s1", "t", Monday, 40).Played("s1", "t", Monday, 70).Played("s1", "t", Monday, 100).Fold(), March, null)
            .Should().ContainSingle().Subject;

        row.Score.Should().Be(70m);
        row.Attempts.Should().Be(3);
        row.Mastery.Should().Be(1m);
    }

    [Fact]
    public void Performance_is_the_mean_over_students_and_themes()
    {
        // s1/t: (50+100)/2 = 75, mastery 1; s2/t: 33.3, mastery .333; s1/u: 50, unverified, mastery 0.
        var summary = new SampleFacts()
            .Played("s1", "t", Monday, 50).Played("s1", "t", Monday, 100)
            .Played("s2", "t", Monday, 33.3)
            .Played("s1", "u", Monday, 50, verified: false)
            .Fold();

        var performance = FigureFormulas.Performance(FigureFormulas.ByTheme(SummaryReader.Stats(summary, March, null)));

        performance.Should().Be(new PerformanceKpi(52.8, 66.7, 0.444) { Results = 3 }); // 158.3/3, 2/3, 1.333/3
    }

    [Fact]
    public void Without_rows_every_figure_is_zero() =>
        FigureFormulas.Performance([]).Should().Be(new PerformanceKpi(0, 0, 0));

    [Fact]
    public void A_heatmap_line_shows_failures_and_spread()
    {
        // Means 20, 40, 90: two of three failed.
        var summary = new SampleFacts()
            .Played("s1", "t", Monday, 20).Played("s2", "t", Monday, 30).Played("s2", "t", Monday, 50).Played("s3", "t", Monday, 90)
            .Fold();

        var theme = FigureFormulas.Heat(FigureFormulas.ByTheme(SummaryReader.Stats(summary, March, null)).Should().ContainSingle().Subject, "Fractions");

        theme.Should().Be(
            new HeatmapTheme("t", "Fractions", 4, 66.7, 50, "high", NeedsRemediation: true)
            {
                StudentCount = 3,
                FailedCount = 2,
                AverageMastery = 0.533, // (.2 + .5 + .9) / 3
                MinScore = 20,
                MaxScore = 90,
                ScoreDeviation = 29.4, // sqrt((900 + 100 + 1600) / 3) = 29.439
            });
    }

    [Theory]
    [InlineData(100, "critical")]
    [InlineData(70, "critical")]
    [InlineData(69.99, "high")]
    [InlineData(50, "high")]
    [InlineData(49.99, "medium")]
    [InlineData(30, "medium")]
    [InlineData(29.99, "low")]
    [InlineData(0, "low")]
    public void Levels_begin_at_their_thresholds(double rate, string level) => FigureFormulas.Level(2, (decimal)rate).Should().Be(level);

    [Fact]
    public void What_a_single_student_fails_is_no_matter_of_the_class()
    {
        HeatmapTheme Of(params double[] scores) => FigureFormulas.Heat(
            FigureFormulas.ByTheme(SummaryReader.Stats(
                scores.Select((score, i) => (Student: $"s{i}", score)).Aggregate(new SampleFacts(), (facts, one) => facts.Played(one.Student, "t", Monday, one.score)).Fold(), March, null))[0],
            "t");

        (Of(10).Level, Of(10).NeedsRemediation, Of(10).FailureRate).Should().Be(("medium", false, 100.0));
        (Of(10, 90).Level, Of(10, 90).NeedsRemediation).Should().Be(("medium", false));
        (Of(10, 20).Level, Of(10, 20).NeedsRemediation).Should().Be(("critical", true));
        Of(90).Level.Should().Be("low");
    }

    [Fact]
    public void The_heatmap_goes_from_the_worst_level_to_the_mildest()
    {
        var facts = new SampleFacts();
        for (var i = 0; i < 10; i++)
            facts = facts.Played($"s{i}", "medium", Monday, i < 4 ? 10 : 90).Played($"s{i}", "low", Monday, i < 2 ? 10 : 90);
        facts = facts.Played("s1", "critical", Monday, 40).Played("s2", "critical", Monday, 40).Played("s1", "alone", Monday, 0)
            .Played("s1", "high", Monday, 40).Played("s2", "high", Monday, 40).Played("s3", "high", Monday, 90);

        var sorted = FigureFormulas.Sort(FigureFormulas.ByTheme(SummaryReader.Stats(facts.Fold(), March, null)).Select(theme => FigureFormulas.Heat(theme, theme.ThemeId)));

        sorted.Select(theme => theme.ThemeId).Should().Equal("critical", "high", "medium", "alone", "low");
    }

    [Fact]
    public void A_score_of_exactly_fifty_has_passed()
    {
        var rows = SummaryReader.Stats(new SampleFacts().Played("s1", "t", Monday, 50).Played("s2", "t", Monday, 49.9).Fold(), March, null);
        rows.Select(row => row.Failed).Should().Equal(false, true);
    }

    [Fact]
    public void The_heatmap_lists_most_failures_first_then_the_lowest_average()
    {
        var summary = new SampleFacts()
            .Played("s1", "calm", Monday, 90)
            .Played("s1", "worse", Monday, 10).Played("s1", "bad", Monday, 20)
            .Played("s1", "worst", Monday, 40).Played("s2", "worst", Monday, 40)
            .Fold();

        var sorted = FigureFormulas.Sort(FigureFormulas.ByTheme(SummaryReader.Stats(summary, March, null)).Select(theme => FigureFormulas.Heat(theme, theme.ThemeId)));

        sorted.Select(theme => theme.ThemeId).Should().Equal("worst", "worse", "bad", "calm");
    }

    [Fact]
    public void Figures_of_several_classes_add_up()
    {
        var a = FigureFormulas.ByTheme(SummaryReader.Stats(new SampleFacts().Played("s1", "t", Monday, 20).Played("s1", "u", Monday, 70).Fold(), March, null));
        var b = FigureFormulas.ByTheme(SummaryReader.Stats(new SampleFacts().Played("s2", "t", Monday, 80).Fold(), March, null));
        var both = FigureFormulas.ByTheme(SummaryReader.Stats(
            new SampleFacts().Played("s1", "t", Monday, 20).Played("s1", "u", Monday, 70).Played("s2", "t", Monday, 80).Fold(), March, null));

        FigureFormulas.Merge([.. a, .. b]).Should().Equal(both);
    }

    [Fact]
    public void True_halves_round_up_whatever_the_order_of_sums()
    {
        FigureFormulas.Score(200m / 3).Should().Be(66.7);
        FigureFormulas.Score(0.05m).Should().Be(0.1);
        FigureFormulas.Score((50m / 3) + (50m / 3) + (50m / 3) + 0.05m).Should().Be(50.1);
        FigureFormulas.Rate(1, 3).Should().Be(33.3);
        FigureFormulas.Hours(5_400_000).Should().Be(1.5);
    }
}
