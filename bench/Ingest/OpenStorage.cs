using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;
using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>The product's storage on a folder, without a silo.</summary>
internal sealed class OpenStorage : IDisposable
{
    private readonly DataFolder _folder;
    private readonly SqliteDatabase _database;

    public OpenStorage(string folder)
    {
        _folder = new DataFolder(Options.Create(new DataOptions { Folder = folder }));
        _database = new SqliteDatabase(_folder, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        _database.Open();
        Facts = new SqliteFactStore(_database);
    }

    public SqliteFactStore Facts { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
