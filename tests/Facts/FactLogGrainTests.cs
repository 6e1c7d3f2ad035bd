using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Facts;

public sealed class FactLogGrainTests : IAsyncLifetime
{
    private FactLogHost _host = null!;

    public async Task InitializeAsync() => _host = await FactLogHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Concurrent_appends_with_repeated_ids_leave_dense_positions_and_each_id_once()
    {
        var positions = await Task.WhenAll(Enumerable.Range(0, 64).Select(async n =>
            (await _host.Log.AppendAsync(Appending(NewFact($"own-{n}"), NewFact($"shared-{n % 8}")))).Position));

        var stored = await _host.FactsAsync();
        Assert.Equal(Enumerable.Range(1, 72).Select(n => (long)n), stored.Select(fact => fact.Position));
        Assert.Equal(72, stored.Select(fact => fact.Fact.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(72, positions.Max());
        Assert.Equal(72, await _host.Log.GetHeadAsync());
    }

    [Fact]
    public async Task Appends_that_arrive_during_a_flush_share_the_next_one()
    {
        var gate = new TaskCompletionSource();
        _host.Store.Gate = gate.Task;
        var first = _host.Log.AppendAsync(Appending(NewFact("first")));
        await _host.BegunAsync(1);
        var waiting = Enumerable.Range(0, 30).Select(n => _host.Log.AppendAsync(Appending(NewFact($"w-{n}")))).ToArray();
        await _host.BegunAsync(31);

        gate.SetResult();
        await Task.WhenAll([first, .. waiting]);

        Assert.Equal(31, (await _host.FactsAsync()).Length);
        Assert.Equal(2, _host.Store.Flushes);
    }

    [Fact]
    public async Task A_log_that_was_overtaken_fails_its_callers_and_the_next_activation_goes_on()
    {
        await _host.Log.AppendAsync(Appending(NewFact("a")));
        await _host.Storage.Facts.AppendAsync("school", 1, [Appending(NewFact("elsewhere"))]);

        await Assert.ThrowsAsync<StaleHeadException>(() => _host.Log.AppendAsync(Appending(NewFact("b"))));
        var again = await _host.Log.AppendAsync(Appending(NewFact("b")));

        Assert.Equal(3, again.Position);
        Assert.Equal(["a", "elsewhere", "b"], (await _host.FactsAsync()).Select(stored => stored.Fact.Id));
    }

    [Fact]
    public async Task A_flush_of_unknown_outcome_fails_its_callers_and_repeating_it_is_harmless()
    {
        await _host.Log.AppendAsync(Appending(NewFact("a", folded: true)));
        Assert.Equal(-1, (await _host.Announced.NextAsync("facts.tenant/school/tenant")).Previous);
        _host.Store.FaultAfterWrite = new IOException("The disk went away.");

        await Assert.ThrowsAsync<IOException>(() => _host.Log.AppendAsync(Appending(NewFact("b", folded: true))));
        var again = await _host.Log.AppendAsync(Appending(NewFact("b", folded: true)));
        await _host.Log.AppendAsync(Appending(NewFact("c", folded: true)));

        Assert.Equal([new ExistingFact("b", 1)], again.Existing.AsEnumerable());
        Assert.Equal(["a", "b", "c"], (await _host.FactsAsync()).Select(stored => stored.Fact.Id));
        // Nobody announced b: c must not claim to follow a.
        Assert.Equal(-1, (await _host.Announced.NextAsync("facts.tenant/school/tenant")).Previous);
    }

    [Fact]
    public async Task Rows_of_another_tenant_or_in_the_form_of_another_version_are_refused()
    {
        var foreign = Appending(NewFact("foreign")) with { Rows = [RowChange.Add("unique_keys", [("tenant", "other"), ("kind", "k"), ("value", "v")], ("owner", "o"))] };
        var nobodys = Appending(NewFact("nobodys")) with { Rows = [RowChange.Delete("unique_keys", ("kind", "k"))] };

        await Assert.ThrowsAsync<ArgumentException>(() => _host.Log.AppendAsync(foreign));
        await Assert.ThrowsAsync<ArgumentException>(() => _host.Log.AppendAsync(nobodys));
        await Assert.ThrowsAsync<ArgumentException>(() => _host.Log.AppendAsync(Appending(NewFact("old")) with { Rows = default }));

        Assert.Empty(await _host.FactsAsync());
    }

    [Fact]
    public async Task One_callers_faulty_rows_do_not_fail_the_others()
    {
        var gate = new TaskCompletionSource();
        _host.Store.Gate = gate.Task;
        var first = _host.Log.AppendAsync(Appending(NewFact("first")));
        await _host.BegunAsync(1);
        var faulty = _host.Log.AppendAsync(Appending(NewFact("faulty")) with { Rows = [RowChange.Delete("nobody", ("tenant", "school"))] });
        var good = _host.Log.AppendAsync(Appending(NewFact("good")));
        await _host.BegunAsync(3);
        gate.SetResult();

        await first;
        await Assert.ThrowsAsync<ArgumentException>(() => faulty);

        Assert.Equal(2, (await good).Position);
    }

    [Fact]
    public async Task Folded_facts_are_announced_per_scope_with_the_position_before_them()
    {
        await _host.Log.AppendAsync(Appending(NewFact("1", folded: true, "c-1", "t-1"), NewFact("2", folded: false, "c-1", "t-1")));
        await _host.Announced.NextAsync("facts.tenant/school/tenant");
        await _host.Log.AppendAsync(Appending(NewFact("3", folded: true, "c-1"), NewFact("4", folded: true, "c-2", "Not An Id")));

        var unknown = await _host.Announced.NextAsync("facts.class/school/c-1");
        var known = await _host.Announced.NextAsync("facts.class/school/c-1");
        var tenant = await _host.Announced.NextAsync("facts.tenant/school/tenant");

        Assert.Equal((-1, 1), (unknown.Previous, Assert.Single(unknown.Facts).Position));
        Assert.Equal((1, 3), (known.Previous, Assert.Single(known.Facts).Position));
        Assert.Equal((-1, 1), ((await _host.Announced.NextAsync("facts.theme/school/t-1")) is var theme ? (theme.Previous, theme.Facts[0].Position) : default));
        Assert.Equal(1, tenant.Previous);
        Assert.Equal([3, 4], tenant.Facts.Select(stored => stored.Position));
    }

    [Fact]
    public async Task Announcing_that_fails_fails_no_append_and_hides_no_gap()
    {
        await _host.Log.AppendAsync(Appending(NewFact("a", folded: true, "c-1")));
        await _host.Announced.NextAsync("facts.class/school/c-1");
        var failed = new TaskCompletionSource();
        _host.Announced.Failing = failed;

        Assert.Equal(2, (await _host.Log.AppendAsync(Appending(NewFact("b", folded: true, "c-1")))).Position);
        await failed.Task;
        Assert.Equal(3, (await _host.Log.AppendAsync(Appending(NewFact("c", folded: true, "c-1")))).Position);

        // The class was not told of b: c must not claim to follow a.
        Assert.Equal(-1, (await _host.Announced.NextAsync("facts.class/school/c-1")).Previous);
    }
}
