using System.Globalization;
using Microsoft.Data.Sqlite;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>The procedures of docs/operations.md, on a database that is written to meanwhile.</summary>
public sealed class BackupTests
{
    private const string Tenant = "school";

    [Fact]
    public async Task A_copy_made_while_writing_holds_all_that_was_acknowledged_before()
    {
        using var running = new SqliteFixture();
        using var target = new TempFolder();
        using var stop = new CancellationTokenSource();
        var head = 0L;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var next = Interlocked.Read(ref head) + 1;
                await running.Facts.AppendAsync(Tenant, next - 1, [StorageFixture.Appending(StorageFixture.NewFact(next.ToString(CultureInfo.InvariantCulture)))]);
                Interlocked.Exchange(ref head, next);
            }
        });
        await Wait.UntilAsync(() => writing.IsFaulted || Interlocked.Read(ref head) >= 200);

        var acknowledged = Interlocked.Read(ref head);
        await CopyAsync(running.Path, target.File(SqliteDatabase.FileName));
        await stop.CancelAsync();
        await writing;

        using var restored = new SqliteFixture(target.Path);
        var facts = await restored.Facts.ReadAsync(Tenant, 0, int.MaxValue);
        (facts.Length >= acknowledged).Should().BeTrue($"{facts.Length} of {acknowledged}");
        facts.Select(fact => fact.Position).Should().Equal(Enumerable.Range(1, facts.Length).Select(n => (long)n));
        (await restored.Facts.GetHeadAsync(Tenant)).Should().Be(facts.Length);
        (await restored.Database.ReadAsync(session => session.Scalar("PRAGMA integrity_check"), CancellationToken.None)).Should().Be("ok");
    }

    [Fact]
    public async Task The_files_of_a_process_that_was_killed_are_a_backup_together()
    {
        using var running = new SqliteFixture();
        await running.Facts.AppendAsync(Tenant, 0, [StorageFixture.Appending(StorageFixture.NewFact("a"))]);
        using var target = new TempFolder();
        // Nobody writes: what lies there is what a crash leaves, with the last commits in the log alone.
        foreach (var file in Directory.GetFiles(running.Path, SqliteDatabase.FileName + "*"))
            File.Copy(file, target.File(Path.GetFileName(file)));

        using var restored = new SqliteFixture(target.Path);
        (await restored.Facts.GetHeadAsync(Tenant)).Should().Be(1);
    }

    /// <summary>As the command-line program does it: another process with a connection of its own.</summary>
    private static async Task CopyAsync(string folder, string to)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, SqliteDatabase.FileName)};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        await command.ExecuteNonQueryAsync();
    }
}
