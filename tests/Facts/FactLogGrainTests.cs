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
        Assert.Equal(Enumerable.Range(1, 72).Select(n => (long)n), stored.Select(fact => fact.Position));
        Assert.Equal(72, stored.Select(fact => fact.Fact.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(72, positions.Max());
        Assert.Equal(72, await Host.Log.GetHeadAsync());
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

        Assert.Equal(31, (await Host.FactsAsync()).Length);
        Assert.Equal(2, Host.Store.Flushes);
    }

    [Theory, EachDatabase]
    public async Task A_log_that_was_overtaken_fails_its_callers_and_the_next_activation_goes_on(string database)
    {
        await StartAsync(database);
        await Host.Log.AppendAsync(Appending(NewFact("a")));
        await Host.Storage.Facts.AppendAsync("school", 1, [Appending(NewFact("elsewhere"))]);

        await Assert.ThrowsAsync<StaleHeadException>(() => Host.Log.AppendAsync(Appending(NewFact("b"))));
        var again = await Host.Log.AppendAsync(Appending(NewFact("b")));

        Assert.Equal(3, again.Position);
        Assert.Equal(["a", "elsewhere", "b"], (await Host.FactsAsync()).Select(stored => stored.Fact.Id));
    }

    [Theory, EachDatabase]
    public async Task A_flush_of_unknown_outcome_fails_its_callers_and_repeating_it_is_harmless(string database)
    {
        await StartAsync(database);
        await Host.Log.AppendAsync(Appending(NewFact("a", folded: true)));
        Assert.Equal(-1, (await Host.Announced.NextAsync("facts.tenant/school/tenant")).Previous);
        Host.Store.FaultAfterWrite = new IOException("The disk went away.");

        await Assert.ThrowsAsync<IOException>(() => Host.Log.AppendAsync(Appending(NewFact("b", folded: true))));
        var again = await Host.Log.AppendAsync(Appending(NewFact("b", folded: true)));
        await Host.Log.AppendAsync(Appending(NewFact("c", folded: true)));

        Assert.Equal([new ExistingFact("b", 1)], again.Existing.AsEnumerable());
        Assert.Equal(["a", "b", "c"], (await Host.FactsAsync()).Select(stored => stored.Fact.Id));
        // Nobody announced b: c must not claim to follow a.
        Assert.Equal(-1, (await Host.Announced.NextAsync("facts.tenant/school/tenant")).Previous);
    }

    [Theory, EachDatabase]
    public async Task Rows_of_another_tenant_or_in_the_form_of_another_version_are_refused(string database)
    {
        await StartAsync(database);
        var foreign = Appending(NewFact("foreign")) with { Rows = [RowChange.Add("unique_keys", [("tenant", "other"), ("kind", "k"), ("value", "v")], ("owner", "o"))] };
        var nobodys = Appending(NewFact("nobodys")) with { Rows = [RowChange.Delete("unique_keys", ("kind", "k"))] };

        await Assert.ThrowsAsync<ArgumentException>(() => Host.Log.AppendAsync(foreign));
        await Assert.ThrowsAsync<ArgumentException>(() => Host.Log.AppendAsync(nobodys));
        await Assert.ThrowsAsync<ArgumentException>(() => Host.Log.AppendAsync(Appending(NewFact("old")) with { Rows = default }));

        Assert.Empty(await Host.FactsAsync());
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
        await Assert.ThrowsAsync<ArgumentException>(() => faulty);

        Assert.Equal(2, (await good).Position);
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

        Assert.Equal((-1, 1), (unknown.Previous, Assert.Single(unknown.Facts).Position));
        Assert.Equal((1, 3), (known.Previous, Assert.Single(known.Facts).Position));
        Assert.Equal((-1, 1), ((await Host.Announced.NextAsync("facts.theme/school/t-1")) is var theme ? (theme.Previous, theme.Facts[0].Position) : default));
        Assert.Equal(1, tenant.Previous);
        Assert.Equal([3, 4], tenant.Facts.Select(stored => stored.Position));
    }

    [Theory, EachDatabase]
    public async Task Announcing_that_fails_fails_no_append_and_hides_no_gap(string database)
    {
        await StartAsync(database);
        await Host.Log.AppendAsync(Appending(NewFact("a", folded: true, "c-1")));
        await Host.Announced.NextAsync("facts.class/school/c-1");
        var failed = new TaskCompletionSource();
        Host.Announced.Failing = failed;

        Assert.Equal(2, (await Host.Log.AppendAsync(Appending(NewFact("b", folded: true, "c-1")))).Position);
        await failed.Task;
        Assert.Equal(3, (await Host.Log.AppendAsync(Appending(NewFact("c", folded: true, "c-1")))).Position);

        // The class was not told of b: c must not claim to follow a.
        Assert.Equal(-1, (await Host.Announced.NextAsync("facts.class/school/c-1")).Previous);
    }

    private async Task StartAsync(string database) => _started = await FactLogHost.StartAsync(database);
}
