using System.Diagnostics;
using System.Globalization;
using StudyMate.Bench;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

public sealed class CrashTests
{
    [Fact]
    public async Task Every_acknowledged_append_is_there_once_after_the_process_was_killed()
    {
        using var folder = new TempFolder();
        List<Acknowledged> acknowledged = [];
        for (var round = 0; round < 2; round++)
            acknowledged.AddRange(await AppendUntilKilledAsync(folder.Path, atLeast: 400));

        using var storage = new SqliteFixture(folder.Path);
        foreach (var tenant in acknowledged.GroupBy(line => line.Tenant, StringComparer.Ordinal))
        {
            var stored = await storage.Facts.ReadAsync(tenant.Key, 0, int.MaxValue);
            stored.Select(fact => fact.Position).Should().Equal(Enumerable.Range(1, stored.Length).Select(n => (long)n));
            (await storage.Facts.GetHeadAsync(tenant.Key)).Should().Be(stored.Length);
            // Fails on an id that is there twice.
            var positions = stored.ToDictionary(fact => fact.Fact.Id, fact => fact.Position, StringComparer.Ordinal);
            tenant.Should().AllSatisfy(line => positions[line.Id].Should().Be(line.Position));
        }
    }

    /// <summary>Runs the appending process, kills it once it has acknowledged enough, and answers everything it acknowledged.</summary>
    private static async Task<List<Acknowledged>> AppendUntilKilledAsync(string folder, int atLeast)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(AppendUntilKilled).Assembly.Location, AppendUntilKilled.Name, "--data", folder },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        List<Acknowledged> lines = [];
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.Split(' ') is [var tenant, { Length: 36 } id, var position] && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    lines.Add(new Acknowledged(tenant, id, number));
                if (lines.Count == atLeast)
                    process.Kill();
            }
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
        }

        lines.Count.Should().BeGreaterThanOrEqualTo(atLeast, $"The process ended by itself with {process.ExitCode} after {lines.Count} lines.");
        return lines;
    }

    private sealed record Acknowledged(string Tenant, string Id, long Position);
}
