using System.Collections.Immutable;
using System.Data.Common;
using StudyMate.Facts;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

public sealed class FactStoreTests : EachDatabaseTests
{
    [Theory, EachDatabase]
    public async Task A_fact_comes_back_as_it_was_appended(string database)
    {
        Open(database);
        var fact = new Fact("id-1", "session.scored")
        {
            V = 3,
            Subject = "s-1",
            Actor = "system",
            ClassId = "c-1",
            ThemeId = "t-1",
            ThemeVersion = 4,
            AssignmentId = "a-1",
            SessionId = "x-1",
            OccurredAt = new DateTimeOffset(2026, 3, 29, 1, 59, 59, 123, 456, TimeSpan.Zero),
            RecordedAt = new DateTimeOffset(2026, 3, 29, 2, 0, 0, TimeSpan.Zero),
            SchoolDay = new DateOnly(2026, 3, 29),
            Payload = """{"new":{"score":66.7,"text":"élève 😀 \\ ' \""}}""",
            Folded = true,
            Digest = long.MinValue,
        };

        await Storage.Facts.AppendAsync("school", 0, [Appending(fact)]);

        (await Storage.Facts.ReadAsync("school", 0, 10)).Should().ContainSingle().Which.Should().Be(new StoredFact(1, fact));
    }

    [Theory, EachDatabase]
    public async Task Facts_without_optional_members_come_back_without_them(string database)
    {
        Open(database);
        var bare = NewFact("bare") with { Subject = null, Payload = "" };
        var full = NewFact("full") with { ThemeVersion = 3, SessionId = "x" };

        await Storage.Facts.AppendAsync("school", 0, [Appending(full, bare)]);

        (await Storage.Facts.ReadAsync("school", 0, 10)).Select(stored => stored.Fact).Should().Equal(full, bare);
    }

    [Theory, EachDatabase]
    public async Task Positions_are_dense_and_repeated_ids_take_none(string database)
    {
        Open(database);
        await Storage.Facts.AppendAsync("school", 0, [Appending(NewFact("a"), NewFact("b"))]);

        var outcome = await Storage.Facts.AppendAsync("school", 2,
            [Appending(NewFact("b"), NewFact("c"), NewFact("c")), Appending(NewFact("a"), NewFact("d"))]);

        var stored = await Storage.Facts.ReadAsync("school", 0, 10);
        outcome.Head.Should().Be(4);
        (await Storage.Facts.GetHeadAsync("school")).Should().Be(4);
        Ids(stored).Should().Equal("a", "b", "c", "d");
        stored.Select(fact => fact.Position).Should().Equal(1, 2, 3, 4);
        outcome.Results[0].Appended!.Existing.Should().Equal(new ExistingFact("b", 1));
        outcome.Results[0].Appended!.Position.Should().Be(3);
        outcome.Results[1].Appended!.Existing.Should().Equal(new ExistingFact("a", 1));
    }

    [Theory, EachDatabase]
    public async Task Tenants_have_their_own_positions_and_ids(string database)
    {
        Open(database);
        await Storage.Facts.AppendAsync("one", 0, [Appending(NewFact("a"))]);
        await Storage.Facts.AppendAsync("two", 0, [Appending(NewFact("a"))]);

        (await Storage.Facts.GetHeadAsync("one")).Should().Be(1);
        (await Storage.Facts.GetHeadAsync("two")).Should().Be(1);
        (await Storage.Facts.ReadAsync("two", 0, 10)).Should().ContainSingle();
    }

    [Theory, EachDatabase]
    public async Task A_stale_head_is_refused_and_nothing_is_written(string database)
    {
        Open(database);
        await Storage.Facts.AppendAsync("school", 0, [Appending(NewFact("a"))]);
        var behind = Appending(NewFact("b")) with { Rows = [KeyRow("k", "b")] };

        await FluentActions.Awaiting(() => Storage.Facts.AppendAsync("school", 0, [behind])).Should().ThrowExactlyAsync<StaleHeadException>();
        await FluentActions.Awaiting(() => Storage.Facts.AppendAsync("school", 2, [Appending(NewFact("c"))])).Should().ThrowExactlyAsync<StaleHeadException>();

        (await Storage.Facts.ReadAsync("school", 0, 10)).Should().ContainSingle();
        (await Storage.KeyOwnerAsync("k")).Should().BeNull();
    }

    [Theory, EachDatabase]
    public async Task An_append_that_refuses_existing_ids_writes_nothing_and_names_all_of_them(string database)
    {
        Open(database);
        await Storage.Facts.AppendAsync("school", 0, [Appending(NewFact("a"), NewFact("bb"))]);
        var batch = Refusing(NewFact("new"), NewFact("a"), NewFact("newer", folded: true), NewFact("bb")) with { Rows = [KeyRow("k", "x")] };

        var outcome = await Storage.Facts.AppendAsync("school", 2, [Refusing(NewFact("before")), batch, Refusing(NewFact("after"))]);

        outcome.Results[1].Appended!.Existing.Should().Equal(new ExistingFact("a", 1), new ExistingFact("bb", 2));
        Ids(await Storage.Facts.ReadAsync("school", 0, 10)).Should().Equal("a", "bb", "before", "after");
        outcome.Head.Should().Be(4);
        outcome.Folded.Should().BeEmpty();
        (await Storage.KeyOwnerAsync("k")).Should().BeNull();
    }

    [Theory, EachDatabase]
    public async Task An_id_twice_within_one_append_is_one_fact(string database)
    {
        Open(database);
        var outcome = await Storage.Facts.AppendAsync("school", 0, [Refusing(NewFact("a"), NewFact("a"), NewFact("b"))]);

        outcome.Head.Should().Be(2);
        outcome.Results[0].Appended!.Existing.Should().BeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_repetition_that_comes_late_does_not_put_its_rows_back(string database)
    {
        Open(database);
        var first = Appending(NewFact("a")) with { Rows = [KeyRow("k", "owner")] };
        await Storage.Facts.AppendAsync("school", 0, [first]);
        await Storage.Keys.ReleaseAsync("school", "test", "k", "owner");

        await Storage.Facts.AppendAsync("school", 1, [first]);

        (await Storage.KeyOwnerAsync("k")).Should().BeNull();
    }

    [Theory, EachDatabase]
    public async Task Rows_are_written_when_one_of_the_facts_is_new_or_there_are_none(string database)
    {
        Open(database);
        await Storage.Facts.AppendAsync("school", 0, [Appending(NewFact("a"))]);

        await Storage.Facts.AppendAsync("school", 1, [Appending(NewFact("a"), NewFact("b")) with { Rows = [KeyRow("k", "owner")] }]);
        await Storage.Facts.AppendAsync("school", 2, [Appending() with { Rows = [KeyRow("l", "other")] }]);

        (await Storage.KeyOwnerAsync("k"), await Storage.KeyOwnerAsync("l")).Should().Be(("owner", "other"));
    }

    [Theory, EachDatabase]
    public async Task An_append_whose_rows_fail_is_undone_alone(string database)
    {
        Open(database);
        var broken = Appending(NewFact("broken", folded: true)) with { Rows = [KeyRow("k", "x"), KeyRow("v", null)] };
        var unknown = Appending(NewFact("unknown")) with { Rows = [RowChange.Delete("nobody", ("tenant", "school"))] };
        var incomplete = Appending(NewFact("incomplete")) with { Rows = [RowChange.Add("unique_keys", [("tenant", "school")], ("owner", "x"))] };

        var outcome = await Storage.Facts.AppendAsync("school", 0, [Appending(NewFact("a")), broken, unknown, incomplete, Appending(NewFact("b"))]);

        (outcome.Results[1].Fault is DbException or IOException).Should().BeTrue(outcome.Results[1].Fault?.GetType().Name);
        outcome.Results[2].Fault.Should().BeOfType<ArgumentException>();
        outcome.Results[3].Fault.Should().BeOfType<ArgumentException>();
        outcome.Folded.Should().BeEmpty();
        Ids(await Storage.Facts.ReadAsync("school", 0, 10)).Should().Equal("a", "b");
        (await Storage.KeyOwnerAsync("k")).Should().BeNull();
    }

    [Theory, EachDatabase]
    public async Task Scopes_return_their_folded_facts_after_a_position(string database)
    {
        Open(database);
        await Storage.Facts.AppendAsync("school", 0,
        [
            Appending(
                NewFact("1", folded: true, "c-1", "t-1"),
                NewFact("2", folded: false, "c-1", "t-1"),
                NewFact("3", folded: true, "c-2", "t-1"),
                NewFact("4", folded: true, "c-1")),
        ]);
        var c1 = new FactScope("school", ScopeKind.Class, "c-1");
        var t1 = new FactScope("school", ScopeKind.Theme, "t-1");
        var all = new FactScope("school", ScopeKind.Tenant, "");

        Ids(await Storage.Facts.ReadScopeAsync(c1, 0, 10)).Should().Equal("1", "4");
        Ids(await Storage.Facts.ReadScopeAsync(c1, 1, 10)).Should().Equal("4");
        Ids(await Storage.Facts.ReadScopeAsync(t1, 0, 10)).Should().Equal("1", "3");
        Ids(await Storage.Facts.ReadScopeAsync(all, 0, 2)).Should().Equal("1", "3");
        (await Storage.Facts.GetScopeHeadAsync(c1)).Should().Be(4);
        (await Storage.Facts.GetScopeHeadAsync(t1)).Should().Be(3);
        (await Storage.Facts.GetScopeHeadAsync(all)).Should().Be(4);
        (await Storage.Facts.GetScopeHeadAsync(c1 with { Tenant = "other" })).Should().Be(0);
    }

    private static IEnumerable<string> Ids(ImmutableArray<StoredFact> facts) => facts.Select(stored => stored.Fact.Id);
}
