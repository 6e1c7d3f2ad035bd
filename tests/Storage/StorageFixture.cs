using Microsoft.Extensions.Logging.Abstractions;
using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>The real storage on a folder, without an engine.</summary>
internal sealed class StorageFixture : IDisposable
{
    private readonly TempFolder? _own;
    private readonly DataFolder _folder;

    public StorageFixture(string? path = null, bool open = true)
    {
        _own = path is null ? new TempFolder() : null;
        Path = path ?? _own!.Path;
        _folder = new DataFolder(Options.Create(new DataOptions { Folder = Path }));
        Database = new SqliteDatabase(_folder, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        Facts = new SqliteFactStore(Database);
        Rows = new SqliteRows(Database);
        Keys = new SqliteUniqueKeys(Database);
        Reminders = new SqliteReminderTable(Database);
        Health = new SqliteHealth(Database, Rows, _folder, TimeProvider.System);
        Records = new SqliteGrainStorage(Database, new RecordSerializer([new DefaultJsonTypeInfoResolver()]));
        if (open)
            Database.Open();
    }

    public string Path { get; }

    public SqliteDatabase Database { get; }

    public SqliteFactStore Facts { get; }

    public SqliteRows Rows { get; }

    public SqliteUniqueKeys Keys { get; }

    public SqliteReminderTable Reminders { get; }

    public SqliteHealth Health { get; }

    public SqliteGrainStorage Records { get; }

    public static Fact NewFact(string id, bool folded = false, string? classId = null, string? themeId = null) => new(id, "answer.given")
    {
        Subject = "s-1",
        ClassId = classId,
        ThemeId = themeId,
        OccurredAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
        RecordedAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
        SchoolDay = new DateOnly(2026, 11, 20),
        Folded = folded,
        Digest = id.Length,
    };

    public static Append Appending(params ImmutableArray<Fact> facts) => new(facts, []);

    public static Append Refusing(params ImmutableArray<Fact> facts) => new(facts, []) { RefuseExisting = true };

    /// <summary>A row of a table that every test may use.</summary>
    public static RowChange KeyRow(string value, string? owner) =>
        RowChange.Of("Keys/Take", ("tenant", "school"), ("kind", "test"), ("value", value), ("owner", owner));

    public Task<string?> KeyOwnerAsync(string value) => Keys.FindAsync("school", "test", value);

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
        _own?.Dispose();
    }
}
