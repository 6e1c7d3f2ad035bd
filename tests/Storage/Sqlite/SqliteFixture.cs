using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>SQLite on a folder.</summary>
internal sealed class SqliteFixture : StorageFixture
{
    private readonly TempFolder? _own;
    private DataFolder? _folder;

    public SqliteFixture(string? path = null, bool open = true)
    {
        _own = path is null ? new TempFolder() : null;
        Path = path ?? _own!.Path;
        Database = Make();
        if (open)
            Database.Open();
    }

    public string Path { get; }

    public SqliteDatabase Database { get; private set; }

    public override void Reopen()
    {
        Close();
        Database = Make();
        Database.Open();
    }

    public override void Dispose()
    {
        Close();
        _own?.Dispose();
    }

    private SqliteDatabase Make()
    {
        _folder = new DataFolder(Options.Create(new DataOptions { Folder = Path }));
        var database = new SqliteDatabase(_folder, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        var rows = new SqliteRows(database);
        (Facts, Rows, Keys) = (new SqliteFactStore(database), rows, new SqliteUniqueKeys(database));
        Health = new SqliteHealth(database, rows, _folder, TimeProvider.System);
        Reminders = new SqliteReminderTable(database);
        Records = new SqliteGrainStorage(database, new RecordSerializer([new DefaultJsonTypeInfoResolver()]));
        return database;
    }

    private void Close()
    {
        Database.Dispose();
        _folder?.Dispose();
    }
}
