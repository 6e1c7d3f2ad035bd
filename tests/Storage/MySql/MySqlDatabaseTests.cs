using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Facts;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

/// <summary>Transactions that meet, values that do not fit, and what is said about them.</summary>
public sealed class MySqlDatabaseTests : IDisposable
{
    private readonly MySqlFixture _storage = new();

    private MySqlDatabase Database => _storage.Services.GetRequiredService<MySqlDatabase>();

    public void Dispose() => _storage.Dispose();

    [MariaDbFact]
    public async Task Both_of_two_transactions_that_lock_each_other_out_are_done()
    {
        await _storage.Rows.WriteAsync(KeyRow("a", "nobody"), KeyRow("b", "nobody"));
        using var both = new Barrier(2);
        var attempts = 0;

        Task<int> CrossAsync(string first, string second) => Database.WriteAsync(async session =>
        {
            var changed = await session.ExecuteAsync(TakeOver(first));
            // The first time each waits until the other has its first lock, too.
            if (Interlocked.Increment(ref attempts) <= 2)
                await Task.Run(() => both.SignalAndWait());
            return changed + await session.ExecuteAsync(TakeOver(second));
        });

        (await Task.WhenAll(CrossAsync("a", "b"), CrossAsync("b", "a"))).Sum().Should().Be(2);
        attempts.Should().BeGreaterThan(2, "They did not meet.");
    }

    [MariaDbTheory]
    [InlineData(1213)]
    [InlineData(1205)]
    public async Task A_transaction_that_always_loses_is_given_up(int error)
    {
        var attempts = 0;

        var fault = (await FluentActions.Awaiting(() => Database.WriteAsync<int>(async session =>
        {
            attempts++;
            await session.ExecuteAsync(KeyRow("lost", "owner"));
            await session.ControlAsync(string.Create(CultureInfo.InvariantCulture, $"SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = {error}"));
            return 0;
        })).Should().ThrowExactlyAsync<IOException>()).Which;

        attempts.Should().Be(MySqlBackoff.Attempts);
        fault.Message.Should().Contain(error.ToString(CultureInfo.InvariantCulture));
        (await _storage.KeyOwnerAsync("lost")).Should().BeNull();
    }

    [MariaDbFact]
    public async Task What_fails_for_another_reason_is_tried_once_and_rolled_back()
    {
        var attempts = 0;

        await FluentActions.Awaiting(() => Database.WriteAsync<int>(async session =>
        {
            attempts++;
            await session.ExecuteAsync(KeyRow("half", "owner"));
            throw new InvalidOperationException("own mistake");
        })).Should().ThrowExactlyAsync<InvalidOperationException>();

        attempts.Should().Be(1);
        (await _storage.KeyOwnerAsync("half")).Should().BeNull();
    }

    [MariaDbFact]
    public async Task A_fault_names_the_statement_and_no_value()
    {
        var fault = (await FluentActions.Awaiting(() => _storage.Keys.TakeAsync("école", "email", "secret@school.fr", "owner")).Should().ThrowExactlyAsync<IOException>()).Which;

        fault.Message.Should().Be("MySQL error 1366 (TruncatedWrongValueForField) in 'Keys/Take'.");
        fault.InnerException.Should().BeNull();
    }

    [MariaDbFact]
    public async Task A_server_without_room_is_told_apart_until_it_has_some()
    {
        await _storage.Health.ProbeAsync();
        await RunAsync("CREATE TRIGGER no_room BEFORE UPDATE ON health_probe FOR EACH ROW SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114");

        await FluentActions.Awaiting(() => _storage.Health.ProbeAsync()).Should().ThrowExactlyAsync<StorageFullException>();
        await RunAsync("DROP TRIGGER no_room");

        (await _storage.Health.ProbeAsync()).WriteMilliseconds.Should().BeGreaterThan(0);
    }

    [MariaDbFact]
    public async Task An_id_that_cannot_be_one_finds_nothing()
    {
        (await _storage.Facts.GetHeadAsync("école")).Should().Be(0);
        (await _storage.Keys.FindAsync("école", "email", "a@b.fr")).Should().BeNull();
        (await _storage.Rows.QueryAsync<string>("Keys/Find", new { tenant = "école", kind = "test", value = "k" })).Should().BeEmpty();
    }

    [MariaDbFact]
    public async Task An_empty_list_finds_nothing_and_a_long_one_everything()
    {
        await _storage.Rows.WriteAsync([.. Enumerable.Range(0, 40).Select(n => RowChange.Put(
            "class_teachers", [("tenant", "school"), ("class_id", $"c{n}"), ("staff_id", "t1")], ("is_primary", false)))]);

        (await TeachersAsync([])).Should().BeEmpty();
        (await TeachersAsync([.. Enumerable.Range(0, 1000).Select(n => $"c{n}")])).Length.Should().Be(40);
    }

    [MariaDbFact]
    public async Task A_large_append_is_written_in_parts_and_still_entirely_or_not_at_all()
    {
        var facts = Enumerable.Range(0, 1_200).Select(n => NewFact($"f{n}") with { Payload = $$"""{"text":"{{new string('é', n % 7 * 1_000)}}"}""" }).ToArray();

        var outcome = await _storage.Facts.AppendAsync("school", 0, [Appending([.. facts])]);
        var again = await _storage.Facts.AppendAsync("school", 1_200, [Refusing([NewFact("new"), .. facts]), Appending([NewFact("last"), .. facts])]);

        outcome.Head.Should().Be(1_200);
        again.Results[0].Appended!.Existing.Length.Should().Be(1_200);
        again.Head.Should().Be(1_201);
        (await _storage.Facts.ReadAsync("school", 0, 2_000)).Select(stored => stored.Fact.Payload).Should().Equal(facts.Select(fact => fact.Payload).Append("{}"));
    }

    /// <summary>What no lock should let happen: a position that holds another fact. Whichever row of a statement it is, none may be written over, none lost.</summary>
    [MariaDbTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_fact_is_never_written_over_another_one(long wrongHead)
    {
        var facts = Enumerable.Range(0, 4).Select(n => NewFact($"f{n}")).ToArray();
        await _storage.Facts.AppendAsync("school", 0, [Appending([.. facts])]);
        await RunAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE fact_heads SET position = {wrongHead}"));
        if (wrongHead == 2)
            await RunAsync("DELETE FROM facts WHERE position = 3");

        var outcome = await _storage.Facts.AppendAsync("school", wrongHead, [Appending(NewFact("x"), NewFact("y"), NewFact("z"))]);

        outcome.Results.Should().ContainSingle().Which.Fault.Should().BeOfType<IOException>();
        (await _storage.Facts.GetHeadAsync("school")).Should().Be(wrongHead);
        var left = facts.Select(fact => fact.Id).Where(id => wrongHead == 0 || id != "f2");
        (await _storage.Facts.ReadAsync("school", 0, 100)).Select(stored => stored.Fact.Id).Should().Equal(left);
    }

    /// <summary>Two processes believe that they own a log: one append of each round wins, the other is told.</summary>
    [MariaDbFact]
    public async Task Two_writers_of_one_log_never_share_a_position()
    {
        using var other = MySqlFixture.Build(_storage.ConnectionString);
        var stores = new[] { _storage.Facts, new MySqlFactStore(other.Services.GetRequiredService<MySqlDatabase>()) };
        var refused = 0;
        for (var round = 0; round < 10; round++)
        {
            var head = await _storage.Facts.GetHeadAsync("school");
            await Task.WhenAll(stores.Select(async (store, index) =>
            {
                try
                {
                    await store.AppendAsync("school", head, [Appending(NewFact($"{round}-{index}"), NewFact($"{round}-{index}-b"))]);
                }
                catch (StaleHeadException)
                {
                    Interlocked.Increment(ref refused);
                }
            }));
        }

        refused.Should().Be(10);
        (await _storage.Facts.ReadAsync("school", 0, 100)).Select(stored => stored.Position).Should().Equal(Enumerable.Range(1, 20).Select(n => (long)n));
    }

    private Task RunAsync(string sql) => Database.WriteAsync(async session =>
    {
        await session.ControlAsync(sql);
        return 0;
    });

    private async Task<string[]> TeachersAsync(string[] classes) =>
        [.. (await _storage.Rows.QueryAsync<TeacherRow>("Classes/TeachersOfClasses", new { tenant = "school", ids = classes })).Select(row => row.ClassId)];

    private static Statement TakeOver(string value) => Statement.Of(
        "Keys/TakeOver", ("tenant", "school"), ("kind", "test"), ("value", value), ("owner", "somebody"), ("abandoned", "nobody"));

    private sealed record TeacherRow(string ClassId, string StaffId);
}
