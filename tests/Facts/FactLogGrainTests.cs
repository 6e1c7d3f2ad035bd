using StudyMate.Storage;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Facts;

/// <summary>The fact log on the real storage of each database.</summary>
public sealed class FactLogGrainTests : IAsyncLifetime
{
    private FactLogHost? _started;

    private FactLogHost Host => _started ?? throw new InvalidOperationException("The test has not started the log.");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_started is not null)
            await _started.DisposeAsync();
    }

    [Theory, EachDatabase]
    public async Task Concurrent_appends_with_repeated_ids_leave_dense_positions_and_each_id_once(string database)
    {
        await StartAsync(database);
        var positions = await Task.WhenAll(Enumerable.Range(0, 64).Select(async n =>
            (await Host.Log.AppendAsync(Appending(NewFact($"own-{n}"), NewFact($"shared-{n % 8}")))).Position));

        var stored = await Host.FactsAsync();
        stored.Select(fact => fact.Position).Should().Equal(Enumerable.Range(1, 72).Select(n => (long)n));
        stored.Select(fact => fact.Fact.Id).Distinct(StringComparer.Ordinal).Count().Should().Be(72);
        positions.Max().Should().Be(72);
        (await Host.Log.GetHeadAsync()).Should().Be(72);
    }

    [Theory, EachDatabase]
    public async Task Appends_that_arrive_during_a_flush_share_the_next_one(string database)
    {
        await StartAsync(database);
        var gate = new TaskCompletionSource();
        Host.Store.Gate = gate.Task;
        var first = Host.Log.AppendAsync(Appending(NewFact("first")));
        await Host.BegunAsync(1);
        var waiting = Enumerable.Range(0, 30).Select(n => Host.Log.AppendAsync(Appending(NewFact($"w-{n}")))).ToArray();
        await Host.BegunAsync(31);

        gate.SetResult();
        await Task.WhenAll([first, .. waiting]);

        (await Host.FactsAsync()).Length.Should().Be(31);
        Host.Store.Flushes.Should().Be(2);
    }

    [Fact]
    public async Task More_appends_than_may_wait_are_told_to_come_again()
    {
        await StartAsync("sqlite");
        var gate = new TaskCompletionSource();
        Host.Store.Gate = gate.Task;
        var first = Host.Log.AppendAsync(Appending(NewFact("first")));
        await Host.BegunAsync(1);
        var waiting = Enumerable.Range(0, FactLogGrain.MaxWaiting).Select(n => Host.Log.AppendAsync(Appending(NewFact($"w-{n}")))).ToArray();
        await Host.BegunAsync(1 + FactLogGrain.MaxWaiting);

        await FluentActions.Awaiting(() => Host.Log.AppendAsync(Appending(NewFact("too many")))).Should().ThrowExactlyAsync<Orleans.Runtime.LimitExceededException>();
        gate.SetResult();
        await Task.WhenAll([first, .. waiting]);

        (await Host.FactsAsync()).Length.Should().Be(1 + FactLogGrain.MaxWaiting);
    }

    [Theory, EachDatabase]
    public async Task A_log_that_was_overtaken_fails_its_callers_and_the_next_activation_goes_on(string database)
    {
        await StartAsync(database);
        await Host.Log.AppendAsync(Appending(NewFact("a")));
        await Host.Storage.Facts.AppendAsync("school", 1, [Appending(NewFact("elsewhere"))]);

        await FluentActions.Awaiting(() => Host.Log.AppendAsync(Appending(NewFact("b")))).Should().ThrowExactlyAsync<StaleHeadException>();
        var again = await Host.Log.AppendAsync(Appending(NewFact("b")));

        again.Position.Should().Be(3);
        (await Host.FactsAsync()).Select(stored => stored.Fact.Id).Should().Equal("a", "elsewhere", "b");
    }

    [Theory, EachDatabase]
    public async Task A_flush_of_unknown_outcome_fails_its_callers_and_repeating_it_is_harmless(string database)
    {
        await StartAsync(database);
        await Host.Log.AppendAsync(Appending(NewFact("a", folded: true)));
        (await Host.Announced.NextAsync("facts.tenant/school/tenant")).Previous.Should().Be(-1);
        Host.Store.FaultAfterWrite = new IOException("The disk went away.");

        await FluentActions.Awaiting(() => Host.Log.AppendAsync(Appending(NewFact("b", folded: true)))).Should().ThrowExactlyAsync<IOException>();
        var again = await Host.Log.AppendAsync(Appending(NewFact("b", folded: true)));
        await Host.Log.AppendAsync(Appending(NewFact("c", folded: true)));

        again.Existing.Should().Equal(new ExistingFact("b", 1));
        (await Host.FactsAsync()).Select(stored => stored.Fact.Id).Should().Equal("a", "b", "c");
        // Nobody announced b: c must not claim to follow a.
        (await Host.Announced.NextAsync("facts.tenant/school/tenant")).Previous.Should().Be(-1);
    }

    [Theory, EachDatabase]
    public async Task Rows_of_another_tenant_or_in_the_form_of_another_version_are_refused(string database)
    {
        await StartAsync(database);
        var foreign = Appending(NewFact("foreign")) with { Rows = [RowChange.Add("unique_keys", [("tenant", "other"), ("kind", "k"), ("value", "v")], ("owner", "o"))] };
        var nobodys = Appending(NewFact("nobodys")) with { Rows = [RowChange.Delete("unique_keys", ("kind", "k"))] };

        await FluentActions.Awaiting(() => Host.Log.AppendAsync(foreign)).Should().ThrowExactlyAsync<ArgumentException>();
        await FluentActions.Awaiting(() => Host.Log.AppendAsync(nobodys)).Should().ThrowExactlyAsync<ArgumentException>();
        await FluentActions.Awaiting(() => Host.Log.AppendAsync(Appending(NewFact("old")) with { Rows = default })).Should().ThrowExactlyAsync<ArgumentException>();

        (await Host.FactsAsync()).Should().BeEmpty();
    }

    [Theory, EachDatabase]
    public async Task One_callers_faulty_rows_do_not_fail_the_others(string database)
    {
        await StartAsync(database);
        var gate = new TaskCompletionSource();
        Host.Store.Gate = gate.Task;
        var first = Host.Log.AppendAsync(Appending(NewFact("first")));
        await Host.BegunAsync(1);
        var faulty = Host.Log.AppendAsync(Appending(NewFact("faulty")) with { Rows = [RowChange.Delete("nobody", ("tenant", "school"))] });
        var good = Host.Log.AppendAsync(Appending(NewFact("good")));
        await Host.BegunAsync(3);
        gate.SetResult();

        await first;
        await FluentActions.Awaiting(() => faulty).Should().ThrowExactlyAsync<ArgumentException>();

        (await good).Position.Should().Be(2);
    }

    [Theory, EachDatabase]
    public async Task Folded_facts_are_announced_per_scope_with_the_position_before_them(string database)
    {
        await StartAsync(database);
        await Host.Log.AppendAsync(Appending(NewFact("1", folded: true, "c-1", "t-1"), NewFact("2", folded: false, "c-1", "t-1")));
        await Host.Announced.NextAsync("facts.tenant/school/tenant");
        await Host.Log.AppendAsync(Appending(NewFact("3", folded: true, "c-1"), NewFact("4", folded: true, "c-2", "Not An Id")));

        var unknown = await Host.Announced.NextAsync("facts.class/school/c-1");
        var known = await Host.Announced.NextAsync("facts.class/school/c-1");
        var tenant = await Host.Announced.NextAsync("facts.tenant/school/tenant");

        (unknown.Previous, unknown.Facts.Should().ContainSingle().Which.Position).Should().Be((-1, 1));
        (known.Previous, known.Facts.Should().ContainSingle().Which.Position).Should().Be((1, 3));
        ((await Host.Announced.NextAsync("facts.theme/school/t-1")) is var theme ? (theme.Previous, theme.Facts[0].Position) : default).Should().Be((-1, 1));
        tenant.Previous.Should().Be(1);
        tenant.Facts.Select(stored => stored.Position).Should().Equal(3, 4);
    }

    [Theory, EachDatabase]
    public async Task Announcing_that_fails_fails_no_append_and_hides_no_gap(string database)
    {
        await StartAsync(database);
        await Host.Log.AppendAsync(Appending(NewFact("a", folded: true, "c-1")));
        await Host.Announced.NextAsync("facts.class/school/c-1");
        var failed = new TaskCompletionSource();
        Host.Announced.Failing = failed;

        (await Host.Log.AppendAsync(Appending(NewFact("b", folded: true, "c-1")))).Position.Should().Be(2);
        await failed.Task;
        (await Host.Log.AppendAsync(Appending(NewFact("c", folded: true, "c-1")))).Position.Should().Be(3);

        // The class was not told of b: c must not claim to follow a.
        (await Host.Announced.NextAsync("facts.class/school/c-1")).Previous.Should().Be(-1);
    }

    private async Task StartAsync(string database) => _started = await FactLogHost.StartAsync(database);
}
