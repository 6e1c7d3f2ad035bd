using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>Keeps one record per grain and name; the etag is the record's version, counted from 1.</summary>
internal sealed class SqliteGrainStorage(ISqliteDatabase database, IGrainStorageSerializer serializer) : IGrainStorage
{
    /// <summary>The name under which grains ask for it.</summary>
    public const string Name = "records";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var found = await database.ReadAsync(
            session =>
            {
                var read = session.Prepare("Records/Read");
                SqliteParameters.Bind(read, Key(stateName, grainId));
                try
                {
                    return read.Step() ? (Version: read.Integer(0), Body: BinaryData.FromBytes(read.Utf8(1).ToArray())) : default;
                }
                finally
                {
                    read.Reset();
                }
            },
            CancellationToken.None);

        var exists = found.Body is not null;
        grainState.State = found.Body is { } body ? serializer.Deserialize<T>(body) ?? Fresh<T>() : Fresh<T>();
        grainState.ETag = exists ? Etag(found.Version) : null;
        grainState.RecordExists = exists;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var body = serializer.Serialize(grainState.State).ToMemory();
        var known = Version(grainState.ETag);
        var etag = grainState.ETag;
        var next = await database.WriteAsync(session =>
        {
            var write = session.Prepare(known is null ? "Records/Insert" : "Records/Update");
            BindKey(write, stateName, grainId);
            write.Bind(write.IndexOf("body"), body.Span);
            if (known is { } version)
                write.Bind(write.IndexOf("version"), version);
            return write.Execute() == 1 ? known + 1 ?? 1 : throw Stale(session, stateName, grainId, etag);
        });
        grainState.ETag = Etag(next);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var known = Version(grainState.ETag);
        var etag = grainState.ETag;
        await database.WriteAsync(session =>
        {
            var delete = session.Prepare("Records/Delete");
            BindKey(delete, stateName, grainId);
            delete.Bind(delete.IndexOf("version"), known ?? 0);
            var deleted = delete.Execute() == 1;
            // Clearing what never existed is harmless; clearing what somebody else wrote is not.
            return deleted || (known is null && StoredVersion(session, stateName, grainId) is null) ? 1 : throw Stale(session, stateName, grainId, etag);
        });
        grainState.State = Fresh<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static T Fresh<T>() => Activator.CreateInstance<T>();

    private static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long? Version(string? etag) => string.IsNullOrEmpty(etag) ? null : long.Parse(etag, NumberStyles.None, CultureInfo.InvariantCulture);

    private static System.Collections.Immutable.ImmutableArray<RowValue> Key(string name, GrainId grain) =>
        [("type", grain.Type.ToString()), ("key", grain.Key.ToString()), ("name", name)];

    private static void BindKey(SqliteStatement statement, string name, GrainId grain) => statement
        .Bind(statement.IndexOf("type"), grain.Type.ToString())
        .Bind(statement.IndexOf("key"), grain.Key.ToString())
        .Bind(statement.IndexOf("name"), name);

    private static long? StoredVersion(SqliteSession session, string name, GrainId grain)
    {
        var read = session.Prepare("Records/Version");
        BindKey(read, name, grain);
        try
        {
            return read.Step() ? read.Integer(0) : null;
        }
        finally
        {
            read.Reset();
        }
    }

    private static InconsistentStateException Stale(SqliteSession session, string name, GrainId grain, string? etag) =>
        new($"The record '{name}' of {grain} was changed by another activation.", StoredVersion(session, name, grain) is { } stored ? Etag(stored) : "none", etag ?? "none");
}
