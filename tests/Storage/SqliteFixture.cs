using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>SQLite on a folder, for what only SQLite has; with either engine, since either may serve one machine.</summary>
internal sealed class SqliteFixture : IDisposable
{
    private readonly TempFolder? _own;
    private readonly DataFolder _folder;

    public SqliteFixture(string? path = null, bool open = true)
    {
        _own = path is null ? new TempFolder() : null;
        Path = path ?? _own!.Path;
        _folder = new DataFolder(Options.Create(new DataOptions { Folder = Path }));
        Database = new SqliteDatabase(_folder, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        Facts = new SqliteFactStore(Database);
        Rows = new SqliteRows(Database);
        Keys = new SqliteUniqueKeys(Database);
        Health = new SqliteHealth(Database, Rows, _folder, TimeProvider.System);
        if (open)
            Database.Open();
    }

    public string Path { get; }

    public SqliteDatabase Database { get; }

    public SqliteFactStore Facts { get; }

    public SqliteRows Rows { get; }

    public SqliteUniqueKeys Keys { get; }

    public SqliteHealth Health { get; }

    public Task<string?> KeyOwnerAsync(string value) => Keys.FindAsync("school", "test", value);

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
        _own?.Dispose();
    }
}
