using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Analytics;

/// <summary>Checkpoints, gaps and rebuilds on the real fact table.</summary>
public sealed class FiguresProjectionTests : EachDatabaseTests
{
    private static readonly FactScope School = new("school", ScopeKind.Tenant, FactStreams.TenantScopeId);
    private static readonly FactScope Class = new("school", ScopeKind.Class, "class-1");

    private readonly FakeTimeProvider _time = TestClock.Noon();
    private long _head;

    [Theory, EachDatabase]
    public async Task Messages_that_continue_are_folded_without_reading(string database)
    {
        Open(database);
        var projection = await ProjectionAsync(School);
        var facts = FoldFactsTests.RandomHistory(new Random(1)).All;

        // Nothing is in the table: what is folded came from the messages.
        await projection.ReceiveAsync(new ScopeFacts(0, [.. facts.Take(10)]));
        await projection.ReceiveAsync(new ScopeFacts(10, [.. facts.Skip(10)]));

        FoldFactsTests.AssertSame(FoldFacts.Fold(Summary.Empty, facts), projection.Summary);
        projection.Summary.Position.Should().Be(facts.Length);
    }

    [Theory]
    [EachDatabase(40)]
    [EachDatabase(-1)]
    public async Task A_gap_or_an_unknown_predecessor_is_read_from_the_table(string database, long previous)
    {
        Open(database);
        var facts = await AppendAsync(FoldFactsTests.RandomHistory(new Random(2)));
        var projection = await ProjectionAsync(School);
        await projection.ReceiveAsync(new ScopeFacts(0, [.. facts.Take(10)]));

        await projection.ReceiveAsync(new ScopeFacts(previous, [.. facts.Skip(40).Take(3)]));

        FoldFactsTests.AssertSame(FoldFacts.Fold(Summary.Empty, facts), projection.Summary);
    }

    [Theory, EachDatabase]
    public async Task Repeated_and_overlapping_messages_change_nothing(string database)
    {
        Open(database);
        var facts = await AppendAsync(FoldFactsTests.RandomHistory(new Random(3)));
        var projection = await ProjectionAsync(School);
        await projection.ReceiveAsync(new ScopeFacts(0, facts));
        var once = projection.Summary;

        await projection.ReceiveAsync(new ScopeFacts(0, facts));
        await projection.ReceiveAsync(new ScopeFacts(5, [.. facts.Skip(5).Take(20)]));

        FoldFactsTests.AssertSame(once, projection.Summary);
    }

    [Theory, EachDatabase]
    public async Task When_every_message_is_lost_a_read_still_sees_all(string database)
    {
        Open(database);
        var projection = await ProjectionAsync(School);
        var facts = await AppendAsync(FoldFactsTests.RandomHistory(new Random(4)));

        await projection.RefreshAsync(atLeast: 0);

        FoldFactsTests.AssertSame(FoldFacts.Fold(Summary.Empty, facts), projection.Summary);
    }

    [Theory, EachDatabase]
    public async Task A_read_looks_at_the_log_every_250_ms_unless_a_position_is_asked_for(string database)
    {
        Open(database);
        var projection = await ProjectionAsync(School);
        await projection.RefreshAsync(0);
        await AppendAsync(new SampleFacts().Played("s1", "t", SampleFacts.Monday, 80));

        await projection.RefreshAsync(0);
        projection.Summary.Position.Should().Be(0);

        await projection.RefreshAsync(3);
        projection.Summary.Position.Should().Be(3);

        await AppendAsync(new SampleFacts().Played("s1", "t", SampleFacts.Monday, 80));
        _time.Advance(FiguresProjection.Freshness);
        await projection.RefreshAsync(0);
        projection.Summary.Position.Should().Be(6);
    }

    [Theory, EachDatabase]
    public async Task The_position_covers_what_happened_elsewhere(string database)
    {
        Open(database);
        await AppendAsync(new SampleFacts().Played("s1", "t", SampleFacts.Monday, 80));
        await AppendAsync([new Fact("other", "theme.published") { SchoolDay = SampleFacts.Monday }]);
        var projection = await ProjectionAsync(Class);

        await projection.RefreshAsync(4);

        projection.Summary.Position.Should().Be(4);
        projection.Summary.Stats.Should().ContainSingle();
    }

    [Theory, EachDatabase]
    public async Task A_checkpoint_brings_the_same_figures_back_and_later_facts_follow(string database)
    {
        Open(database);
        var first = await AppendAsync(FoldFactsTests.RandomHistory(new Random(5)));
        var projection = await ProjectionAsync(School);
        await projection.RefreshAsync(0);
        (await projection.CheckpointAsync()).Should().BeTrue();

        // Corrections that empty cells must empty their rows, too.
        var second = await AppendAsync(Undo(first));
        _time.Advance(FiguresProjection.Freshness);
        await projection.RefreshAsync(0);
        (await projection.CheckpointAsync()).Should().BeTrue();

        var restarted = await ProjectionAsync(School);
        FoldFactsTests.AssertSame(FoldFacts.Fold(Summary.Empty, [.. first, .. second]), restarted.Summary);
        restarted.Summary.Position.Should().Be(projection.Summary.Position);
    }

    [Theory, EachDatabase]
    public async Task A_large_summary_is_written_in_pieces_and_read_back_whole(string database)
    {
        Open(database);
        await AppendAsync(Begun(2_500));
        var projection = await ProjectionAsync(School);
        await projection.RefreshAsync(0);
        projection.IsCheckpointDue.Should().BeTrue();
        (await projection.CheckpointAsync()).Should().BeTrue();
        projection.IsCheckpointDue.Should().BeFalse();

        FoldFactsTests.AssertSame(projection.Summary, (await ProjectionAsync(School)).Summary);
    }

    [Theory, EachDatabase]
    public async Task A_stale_activation_writes_nothing(string database)
    {
        Open(database);
        await AppendAsync(FoldFactsTests.RandomHistory(new Random(6)));
        var stale = await ProjectionAsync(School);
        await stale.RefreshAsync(0);
        await AppendAsync(new SampleFacts().Played("new", "t", SampleFacts.Monday, 80));
        var current = await ProjectionAsync(School);
        await current.RefreshAsync(0);
        (await current.CheckpointAsync()).Should().BeTrue();

        (await stale.CheckpointAsync()).Should().BeFalse();

        var restarted = await ProjectionAsync(School);
        FoldFactsTests.AssertSame(current.Summary, restarted.Summary);
        restarted.Summary.Position.Should().Be(current.Summary.Position);
    }

    [Theory, EachDatabase]
    public async Task A_checkpoint_of_another_fold_version_is_folded_again_from_the_first_fact(string database)
    {
        Open(database);
        var facts = await AppendAsync(FoldFactsTests.RandomHistory(new Random(7)));
        var projection = await ProjectionAsync(School);
        await projection.RefreshAsync(0);
        await projection.CheckpointAsync();
        var saved = await new FiguresCheckpoint(Storage.Rows).LoadAsync(School);
        await Storage.Rows.RunAsync(Statement.Of(
            "Analytics/SealFigures",
            ("tenant", School.Tenant), ("kind", "tenant"), ("scope", School.Id), ("stamp", saved.Stamp),
            ("position", 999L), ("foldVersion", FoldFacts.Version + 1)));

        var later = await ProjectionAsync(School);
        later.Summary.Position.Should().Be(0);
        await later.RefreshAsync(0);
        (await later.CheckpointAsync()).Should().BeTrue();

        FoldFactsTests.AssertSame(FoldFacts.Fold(Summary.Empty, facts), later.Summary);
        FoldFactsTests.AssertSame(later.Summary, (await ProjectionAsync(School)).Summary);
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task A_rebuild_gives_the_same_figures(string database, bool afterRestart)
    {
        Open(database);
        var projection = await ProjectionAsync(Class);
        for (var seed = 0; seed < 3; seed++)
        {
            await AppendAsync(FoldFactsTests.RandomHistory(new Random(seed)));
            _time.Advance(FiguresProjection.Freshness);
            await projection.RefreshAsync(0);
            await projection.CheckpointAsync();
        }

        var before = projection.Summary;
        if (afterRestart)
            projection = await ProjectionAsync(Class);
        (await projection.StartRebuildAsync()).Should().BeTrue();
        (await projection.RebuildOnAsync(FiguresProjection.RebuildPiece)).Should().Be((before.Position, true));
        (await projection.CheckpointAsync()).Should().BeTrue();

        FoldFactsTests.AssertSame(before, projection.Summary);
        FoldFactsTests.AssertSame(before, (await ProjectionAsync(Class)).Summary);
    }

    [Theory, EachDatabase]
    public async Task A_rebuild_goes_on_in_pieces_beside_the_figures_that_are_read(string database)
    {
        Open(database);
        var history = await AppendAsync(Begun(1_500));
        var projection = await ProjectionAsync(School);
        await projection.RefreshAsync(0);
        await projection.CheckpointAsync();

        (await projection.StartRebuildAsync()).Should().BeTrue();
        (await projection.RebuildOnAsync(TimeSpan.Zero)).Should().Be((1_000L, false));
        var meanwhile = await AppendAsync(new SampleFacts().Played("s1", "t", SampleFacts.Monday, 80));
        await projection.RefreshAsync(1_503);

        FoldFactsTests.AssertSame(FoldFacts.Fold(Summary.Empty, [.. history, .. meanwhile]), projection.Summary);
        (await projection.CheckpointAsync()).Should().BeTrue();
        // Who takes over now begins with nothing, and folds all of it.
        var other = await ProjectionAsync(School);
        other.Summary.Position.Should().Be(0);

        (await projection.RebuildOnAsync(TimeSpan.Zero)).Should().Be((1_503L, true));
        (await projection.CheckpointAsync()).Should().BeTrue();
        FoldFactsTests.AssertSame(FoldFacts.Fold(Summary.Empty, [.. history, .. meanwhile]), projection.Summary);
        FoldFactsTests.AssertSame(projection.Summary, (await ProjectionAsync(School)).Summary);
    }

    [Theory, EachDatabase]
    public async Task Figures_that_could_not_be_folded_in_time_say_so_until_they_are(string database)
    {
        Open(database);
        await AppendAsync(Begun(1_500));
        var slow = new FaultyFactStore(Storage.Facts) { OnScopeRead = () => _time.Advance(FiguresProjection.MaxCatchUpTime) };
        var projection = await ProjectionAsync(School, slow);

        await projection.RefreshAsync(0);
        (projection.Summary.Position, projection.IsCaughtUp).Should().Be((1_000, false));
        await projection.RefreshAsync(0);
        (projection.Summary.Position, projection.IsCaughtUp).Should().Be((1_500, true));
    }

    private static SampleFacts Begun(int sessions)
    {
        var facts = new SampleFacts();
        for (var i = 0; i < sessions; i++)
            facts.Started($"s{i}", "t", SampleFacts.Monday);
        return facts;
    }

    private async Task<FiguresProjection> ProjectionAsync(FactScope scope, IFactStore? facts = null)
    {
        var projection = new FiguresProjection(scope, facts ?? Storage.Facts, Storage.Rows, _time);
        await projection.LoadAsync();
        return projection;
    }

    private Task<ImmutableArray<StoredFact>> AppendAsync(SampleFacts facts) => AppendAsync([.. facts.All.Select(stored => stored.Fact)]);

    private async Task<ImmutableArray<StoredFact>> AppendAsync(ImmutableArray<Fact> facts)
    {
        var before = _head;
        var named = facts.Select((fact, i) => fact with { Id = $"f-{before + i + 1}" }).ToImmutableArray();
        _head = (await Storage.Facts.AppendAsync(School.Tenant, before, [new Append(named, [])])).Head;
        return [.. named.Select((fact, i) => new StoredFact(before + i + 1, fact))];
    }

    /// <summary>Differences that take every start and every score back again.</summary>
    private static ImmutableArray<Fact> Undo(ImmutableArray<StoredFact> facts) =>
    [
        .. facts.Select(stored => stored.Fact).Where(fact => fact.Kind is "session.started" or "session.ended").Select(fact => fact with
        {
            Payload = fact.Payload.Replace("\"count\":1", "\"count\":-1", StringComparison.Ordinal)
                .Replace("\"completedDelta\":1", "\"completedDelta\":-1", StringComparison.Ordinal)
                .Replace("\"timeMsDelta\":", "\"timeMsDelta\":-", StringComparison.Ordinal),
        }),
    ];
}
