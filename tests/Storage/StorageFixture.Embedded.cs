using System.Text.Json.Serialization.Metadata;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>Engine <c>embedded</c>: SQLite on a folder.</summary>
internal sealed partial class StorageFixture
{
    private readonly SqliteFixture _sqlite;

    /// <summary>In a folder of its own.</summary>
    public StorageFixture()
        : this(new SqliteFixture())
    {
    }

    /// <summary>On what an earlier one left.</summary>
    public StorageFixture(StoragePlace place)
        : this(new SqliteFixture(place.Path))
    {
    }

    private StorageFixture(SqliteFixture sqlite)
    {
        _sqlite = sqlite;
        (Facts, Rows, Keys, Health) = (_sqlite.Facts, _sqlite.Rows, _sqlite.Keys, _sqlite.Health);
        Reminders = new SqliteReminderTable(_sqlite.Database);
        Records = new SqliteGrainStorage(_sqlite.Database, new RecordSerializer([new DefaultJsonTypeInfoResolver()]));
    }

    public void Dispose() => _sqlite.Dispose();
}

/// <summary>What outlives a storage: a folder.</summary>
internal sealed class StoragePlace : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();
}
