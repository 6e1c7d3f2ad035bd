using System.Reflection;
using Xunit.Sdk;

namespace StudyMate.Storage;

/// <summary>
/// Gives a test the name of each database to run on: SQLite always, MySQL where a server is named. That there is none is told by
/// <see cref="MariaDbFactAttribute"/>.
/// </summary>
/// <param name="further">What the test is given beside the name.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachDatabaseAttribute(params object[] further) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [StorageFixture.Sqlite, .. further];
        if (MariaDbFactAttribute.Missing is null)
            yield return [StorageFixture.MySql, .. further];
    }
}

/// <summary>Tests of what both databases promise. Each begins by opening the one that it is told.</summary>
public abstract class EachDatabaseTests : IDisposable
{
    private StorageFixture? _storage;

    internal StorageFixture Storage => _storage ?? throw new InvalidOperationException("The test has not opened a database.");

    public void Dispose()
    {
        _storage?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Open(string database) => _storage = StorageFixture.On(database);
}
