using Microsoft.Data.Sqlite;
using StudyMate.Facts;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

public sealed class WriterTests : IDisposable
{
    private readonly SqliteFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Work_that_waits_shares_one_transaction()
    {
        var commits = _storage.Database.Writer.Commits;
        using var hold = Hold(out var held);
        var waiting = Enumerable.Range(0, 64).Select(n => _storage.Rows.WriteAsync(KeyRow($"k{n}", "owner"))).ToArray();
        _storage.Database.Writer.Waiting.Should().Be(64);

        hold.Set();
        await held;
        await Task.WhenAll(waiting);

        _storage.Database.Writer.Commits.Should().Be(commits + 2);
    }

    [Fact]
    public async Task A_failing_unit_does_not_fail_its_neighbours()
    {
        using var hold = Hold(out var held);
        var before = _storage.Rows.WriteAsync(KeyRow("before", "owner"));
        var half = _storage.Rows.WriteAsync(KeyRow("half", "owner"), KeyRow("none", null));
        var thrown = _storage.Database.Writer.WriteAsync<int>(_ => throw new InvalidOperationException("own mistake"));
        var after = _storage.Rows.WriteAsync(KeyRow("after", "owner"));

        hold.Set();
        await Task.WhenAll(held, before, after);

        await FluentActions.Awaiting(() => half).Should().ThrowExactlyAsync<SqliteException>();
        await FluentActions.Awaiting(() => thrown).Should().ThrowExactlyAsync<InvalidOperationException>();
        (await _storage.KeyOwnerAsync("before")).Should().Be("owner");
        (await _storage.KeyOwnerAsync("after")).Should().Be("owner");
        (await _storage.KeyOwnerAsync("half")).Should().BeNull();
    }

    [Fact]
    public async Task What_64_concurrent_writers_were_told_is_written_is_there()
    {
        var owners = await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
        {
            List<string> mine = [];
            for (var n = 0; n < 20; n++)
            {
                // Every key is fought over by eight writers: exactly one may have it.
                var key = $"k{n}-{writer / 8}";
                if (string.Equals(await _storage.Keys.TakeAsync("school", "test", key, $"w{writer}"), $"w{writer}", StringComparison.Ordinal))
                    mine.Add(key);
            }

            return (Writer: $"w{writer}", Keys: mine);
        })));

        owners.Sum(owner => owner.Keys.Count).Should().Be(8 * 20);
        foreach (var (writer, keys) in owners)
        {
            foreach (var key in keys)
                (await _storage.KeyOwnerAsync(key)).Should().Be(writer);
        }
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_later()
    {
        using var hold = Hold(out _);
        var waiting = _storage.Rows.RunAndCountAsync(
            Statement.Of("Keys/Take", ("tenant", "school"), ("kind", "test"), ("value", "k"), ("owner", "owner")));
        var closing = Task.Run(_storage.Database.Dispose);
        hold.Set();
        await closing;

        (await waiting).Should().Equal(1);
        await FluentActions.Awaiting(() => _storage.Rows.WriteAsync(KeyRow("late", "owner"))).Should().ThrowExactlyAsync<IOException>();
    }

    /// <summary>Keeps the writer busy until the returned event is set.</summary>
    private ManualResetEventSlim Hold(out Task held)
    {
        var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        held = _storage.Database.Writer.WriteAsync(_ =>
        {
            entered.Set();
            release.Wait();
            return 0;
        });
        entered.Wait();
        return release;
    }
}
