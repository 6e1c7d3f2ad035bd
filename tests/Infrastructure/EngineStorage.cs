using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Infrastructure;

/// <summary>Records and reminders of one test's hosts, kept by the test: they outlive a host, all silos share them, and a test can make them fail.</summary>
internal sealed class EngineStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), Row> _rows = new();
    private long _version;

    /// <summary>The clock of the hosts, where the engine lets a test move it.</summary>
    public ManualTimeProvider Clock { get; } = new();

    public EngineReminders Reminders { get; } = new();

    /// <summary>Thrown by every write and clearing until it is taken away.</summary>
    public Exception? WriteFault { get; set; }

    /// <summary>How many writes reached the storage.</summary>
    public long Writes => Volatile.Read(ref _version);

    public void AddTo(IServiceCollection services)
    {
        services.AddKeyedSingleton<IGrainStorage>("Default", this);
        services.AddSingleton<IGrainStorage>(this);
        services.AddSingleton<IReminderTable>(Reminders);
        services.AddSingleton<IGrainStorageSerializer>(new PlainJson());
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue((stateName, grainId), out var row))
        {
            grainState.State = JsonSerializer.Deserialize<T>(row.Body)!;
            (grainState.ETag, grainState.RecordExists) = (row.ETag, true);
        }
        else
        {
            grainState.State = Activator.CreateInstance<T>();
            (grainState.ETag, grainState.RecordExists) = (null, false);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = new Row(JsonSerializer.SerializeToUtf8Bytes(grainState.State), Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        Replace((stateName, grainId), grainState.ETag, row);
        (grainState.ETag, grainState.RecordExists) = (row.ETag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Replace((stateName, grainId), grainState.ETag, null);
        grainState.State = Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (null, false);
        return Task.CompletedTask;
    }

    private void Replace((string, GrainId) key, string? expected, Row? row)
    {
        if (WriteFault is { } fault)
            throw fault;
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

    /// <summary>For the storages of the engine itself.</summary>
    private sealed class PlainJson : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
    }

    private sealed record Row(byte[] Body, string ETag);
}
