using StudyMate.Hosting;
using StudyMate.Infrastructure;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

/// <summary>A server that goes away, comes back or is set up badly, on a server of its own.</summary>
public sealed class MySqlOutageTests(OwnServer server) : IClassFixture<OwnServer>
{
    [MariaDbFact]
    public async Task A_killed_server_loses_nothing_that_was_acknowledged_and_is_used_again_by_itself()
    {
        using var storage = new MySqlFixture(server.ConnectionString);
        List<string> acknowledged = [];
        var faults = 0;
        using var enough = new CancellationTokenSource();
        var traffic = Task.Run(async () =>
        {
            for (var n = 0; !enough.IsCancellationRequested; n++)
            {
                try
                {
                    var head = await storage.Facts.GetHeadAsync("traffic");
                    await storage.Facts.AppendAsync("traffic", head, [Appending(NewFact($"f{n}"))]);
                    acknowledged.Add($"f{n}");
                }
                catch (IOException)
                {
                    // What callers answer 503 to; any other exception fails the test.
                    Interlocked.Increment(ref faults);
                    await Task.Delay(20);
                }
            }
        });
        await Wait.UntilAsync(() => Volatile.Read(ref faults) == 0 && acknowledged.Count > 50);

        server.Kill();
        await Wait.UntilAsync(() => Volatile.Read(ref faults) > 3);
        await FluentActions.Awaiting(() => storage.Health.ProbeAsync()).Should().ThrowExactlyAsync<IOException>();
        var before = acknowledged.Count;
        server.Start();
        await Wait.UntilAsync(() => acknowledged.Count > before + 50);
        await enough.CancelAsync();
        await traffic;

        var stored = (await storage.Facts.ReadAsync("traffic", 0, int.MaxValue)).Select(fact => fact.Fact.Id).ToArray();
        acknowledged.Except(stored, StringComparer.Ordinal).Should().BeEmpty();
        stored.Distinct(StringComparer.Ordinal).Count().Should().Be(stored.Length);
        (await storage.Health.ProbeAsync()).WriteMilliseconds.Should().BeGreaterThan(0);
    }

    /// <summary>Connections that lie in the pool do not know that their server has gone.</summary>
    [MariaDbFact]
    public async Task A_restart_while_nobody_asks_is_not_noticed()
    {
        using var storage = new MySqlFixture(server.ConnectionString);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => storage.Rows.WriteAsync(KeyRow($"idle-{n}", "owner"))));
        server.Kill();
        server.Start();
        await server.WaitAsync();

        (await storage.KeyOwnerAsync("idle-0")).Should().Be("owner");
        for (var n = 0; n < 8; n++)
            await storage.Rows.WriteAsync(KeyRow($"later-{n}", "owner"));
    }

    [MariaDbFact]
    public async Task A_start_waits_for_a_server_that_starts_at_the_same_time()
    {
        server.Kill();
        using var host = MySqlFixture.Build(server.ConnectionString);
        var starting = Task.Run(host.CheckStartAsync);
        server.Start();

        await starting;
    }

    [MariaDbFact]
    public async Task A_server_that_does_not_wait_for_its_disk_is_refused_until_it_does()
    {
        server.Execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        using var host = MySqlFixture.Build(server.ConnectionString);

        var refused = (await FluentActions.Awaiting(host.CheckStartAsync).Should().ThrowExactlyAsync<StartRefusedException>()).Which;
        server.Execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        await host.CheckStartAsync();

        refused.Message.Should().Contain("innodb_flush_log_at_trx_commit is 2");
        refused.Message.Should().Contain("Database:ConnectionString");
    }
}
