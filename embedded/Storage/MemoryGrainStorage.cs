using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Embedded.Storage;

/// <summary>Records in memory, as bytes, so that a grain never shares an object with its storage. For tests.</summary>
internal sealed class MemoryGrainStorage(IGrainStorageSerializer? serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), Row> _rows = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue((stateName, grainId), out var row))
        {
            grainState.State = serializer is null ? JsonSerializer.Deserialize<T>(row.Body)! : serializer.Deserialize<T>(new BinaryData(row.Body))!;
            (grainState.ETag, grainState.RecordExists) = (row.ETag, true);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var body = serializer is null ? JsonSerializer.SerializeToUtf8Bytes(grainState.State) : serializer.Serialize(grainState.State).ToArray();
        var row = new Row(body, Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        Replace((stateName, grainId), grainState.ETag, row);
        (grainState.ETag, grainState.RecordExists) = (row.ETag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Replace((stateName, grainId), grainState.ETag, null);
        (grainState.ETag, grainState.RecordExists) = (null, false);
        grainState.State = PersistentRecord<T>.Fresh();
        return Task.CompletedTask;
    }

    private void Replace((string, GrainId) key, string? expected, Row? row)
    {
        lock (_rows)
        {
            var stored = _rows.GetValueOrDefault(key);
            if (!string.Equals(stored?.ETag, expected, StringComparison.Ordinal))
                throw new InconsistentStateException($"The record of {key.Item2} was changed by somebody else.", stored?.ETag ?? "", expected ?? "");
            if (row is null)
                _rows.TryRemove(key, out _);
            else
                _rows[key] = row;
        }
    }

    private sealed record Row(byte[] Body, string ETag);
}
