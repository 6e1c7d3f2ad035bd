namespace StudyMate.Learning;

public sealed class BadgesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_session_earns_the_first_step()
    {
        var (earned, next) = Badges.Evaluate([Session(0, 60)]);

        earned.Select(badge => badge.Id).Should().Equal("premier-pas");
        earned[0].EarnedAt.Should().Be(Start);
        next.Select(badge => badge.Id).Should().Equal("perseverant", "expert-en-herbe", "perfectionniste", "regulier", "maitre");
        (next[0].Current, next[0].Target, next[0].ProgressPercent).Should().Be((1, 10, 10));
        (next[1].Current, next[1].Target, next[1].ProgressPercent).Should().Be((60, 80, 75));
    }

    [Fact]
    public void Nothing_is_earned_without_sessions() => Badges.Evaluate([]).Earned.Should().BeEmpty();

    [Fact]
    public void Unverified_and_unfinished_sessions_earn_nothing()
    {
        var sessions = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? Session(i, 100) with { Verified = false } : Session(i, 100) with { Completed = false });
        Badges.Evaluate(sessions).Earned.Should().BeEmpty();
    }

    [Fact]
    public void The_tenth_session_earns_perseverance()
    {
        Ids(Enumerable.Range(0, 9).Select(i => Session(i, 10))).Should().NotContain("perseverant");
        var earned = Badges.Evaluate(Enumerable.Range(0, 11).Select(i => Session(i, 10))).Earned.Single(badge => string.Equals(badge.Id, "perseverant", StringComparison.Ordinal));
        earned.EarnedAt.Should().Be(Start.AddDays(9));
    }

    [Fact]
    public void An_average_of_eighty_earns_once_and_stays_when_the_average_falls()
    {
        var sessions = new[] { Session(0, 70), Session(1, 90), Session(2, 0) };
        var earned = Badges.Evaluate(sessions).Earned.Single(badge => string.Equals(badge.Id, "expert-en-herbe", StringComparison.Ordinal));
        earned.EarnedAt.Should().Be(Start.AddDays(1));
        Ids([Session(0, 70), Session(1, 89.9)]).Should().NotContain("expert-en-herbe");
    }

    [Fact]
    public void Five_perfect_scores_earn_perfection()
    {
        Ids(Enumerable.Range(0, 4).Select(i => Session(i, 100)).Append(Session(5, 99.9))).Should().NotContain("perfectionniste");
        Ids(Enumerable.Range(0, 5).Select(i => Session(i, 100))).Should().Contain("perfectionniste");
    }

    [Fact]
    public void Seven_school_days_in_a_row_earn_regularity()
    {
        Ids(Enumerable.Range(0, 8).Where(i => i != 4).Select(i => Session(i, 10))).Should().NotContain("regulier");
        Ids(Enumerable.Range(0, 7).Select(i => Session(i, 10))).Should().Contain("regulier");
        // Several sessions on one day are one day; a break later on takes nothing away.
        Ids([.. Enumerable.Range(0, 7).SelectMany(i => new[] { Session(i, 10), Session(i, 20, id: $"b{i}") }), Session(40, 10)]).Should().Contain("regulier");
    }

    [Fact]
    public void Five_mastered_themes_earn_mastery()
    {
        Ids(Enumerable.Range(0, 6).Select(i => Session(i, i == 0 ? 79.9 : 80, theme: $"t{Math.Min(i, 4)}"))).Should().NotContain("maitre");
        Ids(Enumerable.Range(0, 5).Select(i => Session(i, 80, theme: $"t{i}"))).Should().Contain("maitre");
    }

    [Fact]
    public void The_order_in_which_sessions_arrive_does_not_matter()
    {
        var random = new Random(11);
        var sessions = Enumerable.Range(0, 40)
            .Select(i => Session(random.Next(15), random.Next(101), theme: $"t{random.Next(6)}", id: $"s{i}") with { Verified = random.Next(5) > 0 })
            .ToArray();
        var expected = Badges.Evaluate(sessions).Earned;
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(sessions);
            Badges.Evaluate(sessions).Earned.Should().Equal(expected);
        }
    }

    internal static ProgressSession Session(int day, double score, string theme = "t", string? id = null) => new(
        id ?? $"s{day}",
        theme,
        null,
        DateOnly.FromDateTime(Start.AddDays(day).Date),
        Start.AddDays(day),
        Completed: true,
        Verified: true,
        (int)Math.Round(score * 10),
        60_000);

    private static IEnumerable<string> Ids(IEnumerable<ProgressSession> sessions) => Badges.Evaluate(sessions).Earned.Select(badge => badge.Id);
}
