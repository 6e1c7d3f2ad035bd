using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- storage-mysql</c>: the MySQL fact store alone beside the raw insert of the same rows, alternating on the same server,
/// each in a database of its own that is as full as the other.
/// </summary>
internal static class MySqlStorageScenario
{
    public const string Name = "storage-mysql";
    public const string Usage = "storage-mysql [--server \"Server=…;User ID=…\"] [--rows 20000] [--pairs 5] [--appends 8] [--json FILE]";

    private const int PerAppend = 50;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("server", "rows", "pairs", "appends");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var appends = arguments.Number("appends", 8, 1, 40);
        var perFlush = appends * PerAppend;
        var flushes = Math.Max(1, arguments.Number("rows", 20_000, 2_000, 1_000_000) / perFlush);
        var server = BenchDatabase.ServerOf(arguments);
        await using var mine = await BenchDatabase.CreateAsync(server, stop);
        await using var theirs = await BenchDatabase.CreateAsync(server, stop);
        using var host = await OpenAsync(mine.ConnectionString);
        using (await OpenAsync(theirs.ConnectionString))
        {
            // Makes the tables.
        }

        await using var raw = await MySqlRawInsert.OpenAsync(theirs.ConnectionString, stop);
        var store = host.Services.GetRequiredService<IFactStore>();
        var seed = 0;
        // The best way to insert the rows of a flush is what the store is compared with.
        var statementRows = 0;
        var best = 0.0;
        foreach (var rows in new[] { PerAppend, perFlush }.Distinct())
        {
            await raw.RunAsync(Make(), rows, perFlush, stop);
            var figure = await raw.RunAsync(Make(), rows, perFlush, stop);
            await StoreAsync(store, Make(), appends, stop);
            await StoreAsync(store, Make(), appends, stop);
            if (figure > best)
                (best, statementRows) = (figure, rows);
        }

        var measured = await Pairs.RunAsync(
            pairs, () => StoreAsync(store, Make(), appends, stop), () => raw.RunAsync(Make(), statementRows, perFlush, stop));
        var report = new Report(Name, $"{Name}: {flushes * perFlush:N0} facts in appends of {PerAppend}, {appends} a flush, {pairs} pairs");
        report.Add("store", "storeFactsPerSecond", measured.Product, "{0:N0} facts/s");
        report.Add($"store, appends of {PerAppend}", "storeAppendsPerSecond", measured.Product / PerAppend, "{0:N0} appends/s");
        report.Add($"raw by {statementRows} a statement", "rawRowsPerSecond", measured.Baseline, "{0:N0} rows/s");
        report.Add("ratio", "ratio", measured.Ratio, "{0:N2}");
        report.Expect("rows on both sides", "rows", await store.GetHeadAsync(Tenant, stop), raw.Rows);
        return report;

        ImmutableArray<Fact> Make() => IngestFacts.Make(flushes * perFlush, ++seed);
    }

    private const string Tenant = "school";

    /// <summary>Facts durably appended per second, in flushes as the tenant's log grain gathers them.</summary>
    private static async Task<double> StoreAsync(IFactStore store, ImmutableArray<Fact> facts, int appends, CancellationToken stop)
    {
        var flushes = facts.Chunk(PerAppend).Select(chunk => new Append([.. chunk], []) { RefuseExisting = true }).Chunk(appends).ToArray();
        var head = await store.GetHeadAsync(Tenant, stop);
        var began = Stopwatch.GetTimestamp();
        foreach (var flush in flushes)
            head = (await store.AppendAsync(Tenant, head, [.. flush])).Head;
        return facts.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The product's storage on a database, without a silo.</summary>
    private static async Task<IHost> OpenAsync(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[DatabaseOptions.ConnectionStringKey] = connectionString;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddMySqlStorage();
        var host = builder.Build();
        await host.CheckStartAsync();
        return host;
    }
}
