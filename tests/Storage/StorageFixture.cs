using System.Collections.Immutable;
using Orleans;
using Orleans.Storage;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>The storage of the product on one of its databases, without grains.</summary>
internal abstract class StorageFixture : IDisposable
{
    /// <summary>Names of the databases, as <c>Database:Provider</c> has them.</summary>
    public const string Sqlite = "sqlite", MySql = "mysql";

    // Set by the constructor of the database, and again when it is reopened.
    public IFactStore Facts { get; protected set; } = null!;

    public IRows Rows { get; protected set; } = null!;

    public IUniqueKeys Keys { get; protected set; } = null!;

    public IReminderTable Reminders { get; protected set; } = null!;

    public IStorageHealth Health { get; protected set; } = null!;

    public IGrainStorage Records { get; protected set; } = null!;

    /// <summary>An empty database of this kind.</summary>
    public static StorageFixture On(string database) => database is MySql ? new MySqlFixture() : new SqliteFixture();

    /// <summary>Closes it as an orderly stop does, and opens what it left.</summary>
    public abstract void Reopen();

    public abstract void Dispose();

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
        RowChange.Add("unique_keys", [("tenant", "school"), ("kind", "test"), ("value", value)], ("owner", owner));

    public Task<string?> KeyOwnerAsync(string value) => Keys.FindAsync("school", "test", value);
}
