using Orleans.Runtime;

namespace Orleans.Core
{
    /// <summary>A stored value, read before its grain is activated.</summary>
    public interface IStorage<TState>
    {
        TState State { get; set; }

        string? Etag { get; }

        bool RecordExists { get; }

        Task ReadStateAsync();

        Task WriteStateAsync();

        Task ClearStateAsync();
    }
}

namespace Orleans.Runtime
{
    /// <summary>The record of a grain.</summary>
    public interface IPersistentState<TState> : Core.IStorage<TState>;
}

namespace Orleans
{
    /// <summary>What passes between a record and its storage.</summary>
    public interface IGrainState<T>
    {
        T State { get; set; }

        string? ETag { get; set; }

        bool RecordExists { get; set; }
    }

    /// <inheritdoc cref="IGrainState{T}"/>
    public sealed class GrainState<T>(T state) : IGrainState<T>
    {
        public T State { get; set; } = state;

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Storage
{
    /// <summary>Keeps records.</summary>
    public interface IGrainStorage
    {
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);
    }

    /// <summary>Turns records into bytes.</summary>
    public interface IGrainStorageSerializer
    {
        BinaryData Serialize<T>(T? input);

        T? Deserialize<T>(BinaryData input);
    }
}
