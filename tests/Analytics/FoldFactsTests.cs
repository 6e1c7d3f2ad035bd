using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Analytics;

public sealed class FoldFactsTests
{
    private static readonly DateOnly Monday = SampleFacts.Monday;

    [Fact]
    public void A_played_session_adds_attempt_score_completion_and_time()
    {
        var summary = new SampleFacts().Played("s1", "theme-a", Monday, 66.7, 90_000).Fold();

        var cell = summary.Stats.Should().ContainSingle().Which.Value.Should().ContainSingle().Subject;
        cell.Key.Should().Be(Monday);
        cell.Value.Should().Be(new DayCell(1, 667, ScoreCounts.Empty.Add(667, 1), 1, 1, 90_000));
        summary.Position.Should().Be(3);
    }

    [Fact]
    public void A_rescored_session_replaces_its_old_score()
    {
        var summary = new SampleFacts()
            .Played("s1", "theme-a", Monday, 100)
            .Scored("s1", "theme-a", Monday, 100, 40)
            .Fold();

        var cell = summary.Stats[new("s1", "theme-a")][Monday];
        cell.Attempts.Should().Be(1);
        cell.ScoreTenths.Should().Be(400);
        cell.Verified.Best.Should().Be(400);
    }

    [Fact]
    public void A_session_that_moves_to_another_day_leaves_nothing_behind()
    {
        var tuesday = Monday.AddDays(1);
        var moved = new SampleFacts()
            .Played("s1", "theme-a", tuesday, 80)
            .Started("s1", "theme-a", tuesday, -1)
            .Scored("s1", "theme-a", tuesday, 80, null)
            .Ended("s1", "theme-a", tuesday, -60_000, -1)
            .Played("s1", "theme-a", Monday, 80)
            .Fold();

        AssertSame(new SampleFacts().Played("s1", "theme-a", Monday, 80).Fold(), moved);
    }

    [Fact]
    public void A_score_counts_only_once_its_session_is_completed()
    {
        var running = new SampleFacts().Scored("s1", "theme-a", Monday, null, 10, completed: false);
        running.Fold().Stats.Should().BeEmpty();
    }

    [Fact]
    public void An_unverified_score_counts_as_attempt_but_gives_no_mastery()
    {
        var cell = new SampleFacts().Played("s1", "theme-a", Monday, 95, verified: false).Fold().Stats[new("s1", "theme-a")][Monday];
        cell.Attempts.Should().Be(1);
        cell.ScoreTenths.Should().Be(950);
        cell.Verified.Best.Should().BeNull();
    }

    [Fact]
    public void Missions_count_students_by_status_and_forget_who_left()
    {
        var summary = new SampleFacts()
            .Mission("s1", "m1", null, "a_faire")
            .Mission("s2", "m1", null, "a_faire")
            .Mission("s1", "m1", "a_faire", "terminee")
            .Mission("s2", "m1", "a_faire", null)
            .Fold();

        summary.Missions["m1"].Should().Be(new MissionTally(0, 0, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20260302)]
    public void Any_order_of_the_same_facts_folds_to_the_same_summary(int seed)
    {
        var random = new Random(seed);
        var facts = RandomHistory(random).All;
        var expected = FoldFacts.Fold(Summary.Empty, facts);

        for (var round = 0; round < 20; round++)
        {
            var shuffled = facts.Select(stored => stored.Fact).ToArray();
            random.Shuffle(shuffled);
            var folded = Summary.Empty;
            var position = 0;
            // In pieces of any size, as batches arrive.
            while (position < shuffled.Length)
            {
                var size = random.Next(1, 12);
                var batch = shuffled.Skip(position).Take(size).Select((fact, i) => new StoredFact(position + i + 1, fact)).ToImmutableArray();
                folded = FoldFacts.Fold(folded, batch);
                position += batch.Length;
            }

            AssertSame(expected, folded);
        }
    }

    [Fact]
    public void A_position_is_folded_once_however_often_it_arrives()
    {
        var facts = RandomHistory(new Random(7)).All;
        var once = FoldFacts.Fold(Summary.Empty, facts);

        var twice = FoldFacts.Fold(FoldFacts.Fold(once, facts), [.. facts.TakeLast(5)]);

        AssertSame(once, twice);
        twice.Position.Should().Be(once.Position);
    }

    [Fact]
    public void Score_counts_survive_the_checkpoint_text()
    {
        var counts = ScoreCounts.Empty.Add(1000, 2).Add(0, 1).Add(667, -1);
        counts.ToString().Should().Be("0:1,667:-1,1000:2");
        ScoreCounts.Parse(counts.ToString()).Should().Be(counts);
        ScoreCounts.Parse("").Should().Be(ScoreCounts.Empty);
        counts.Add(1000, -2).Add(0, -1).Add(667, 1).Should().Be(ScoreCounts.Empty);
    }

    internal static SampleFacts RandomHistory(Random random, DateOnly? firstDay = null)
    {
        var facts = new SampleFacts();
        for (var i = 0; i < 120; i++)
        {
            var subject = $"s{random.Next(6)}";
            var theme = random.Next(5) == 0 ? null : $"theme-{random.Next(4)}";
            var day = (firstDay ?? Monday).AddDays(random.Next(10));
            var score = Math.Round(random.NextDouble() * 100, 1);
            facts.Played(subject, theme, day, score, random.Next(1, 600_000), random.Next(5) > 0);
            if (random.Next(4) == 0)
                facts.Scored(subject, theme, day, score, Math.Round(random.NextDouble() * 100, 1));
            if (random.Next(4) == 0)
                facts.Mission(subject, $"m{random.Next(3)}", null, "a_faire").Mission(subject, $"m{random.Next(3)}", "a_faire", "terminee");
        }

        return facts;
    }

    internal static void AssertSame(Summary expected, Summary actual)
    {
        Flat(actual).Should().Equal(Flat(expected));
        actual.Missions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Should().Equal(expected.Missions.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static (StatKey Key, DateOnly Day, DayCell Cell)[] Flat(Summary summary) =>
    [
        .. summary.Stats.SelectMany(pair => pair.Value.Select(day => (pair.Key, Day: day.Key, Cell: day.Value)))
            .OrderBy(cell => cell.Key.Subject, StringComparer.Ordinal)
            .ThenBy(cell => cell.Key.ThemeId, StringComparer.Ordinal)
            .ThenBy(cell => cell.Day),
    ];
}
