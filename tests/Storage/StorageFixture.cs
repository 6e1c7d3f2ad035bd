using System.Collections.Immutable;
using Orleans;
using Orleans.Storage;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>
/// The real storage of the engine that this build is for, without the engine: a folder, or a database of its own on the server of the test
/// run. The two halves are <c>StorageFixture.Embedded.cs</c> and <c>StorageFixture.Orleans.cs</c>.
/// </summary>
internal sealed partial class StorageFixture : IDisposable
{
    public IFactStore Facts { get; }

    public IRows Rows { get; }

    public IUniqueKeys Keys { get; }

    public IReminderTable Reminders { get; }

    public IStorageHealth Health { get; }

    public IGrainStorage Records { get; }

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
