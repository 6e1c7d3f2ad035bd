namespace Orleans.Core
{
    /// <summary>Reads and writes the record of one grain.</summary>
    public interface IStorage
    {
        /// <summary>The version of the record as last read or written.</summary>
        string? Etag { get; }

        /// <summary>Whether the record exists.</summary>
        bool RecordExists { get; }

        /// <summary>Removes the record.</summary>
        Task ClearStateAsync();

        /// <summary>Writes the record.</summary>
        /// <exception cref="Storage.InconsistentStateException">Somebody else changed it since.</exception>
        Task WriteStateAsync();

        /// <summary>Reads the record again.</summary>
        Task ReadStateAsync();

        /// <inheritdoc cref="ClearStateAsync()"/>
        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        /// <inheritdoc cref="WriteStateAsync()"/>
        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        /// <inheritdoc cref="ReadStateAsync()"/>
        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    /// <summary>The record of one grain.</summary>
    public interface IStorage<TState> : IStorage
    {
        /// <summary>The record.</summary>
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>The record of one grain, read before the grain is activated.</summary>
    public interface IPersistentState<TState> : Core.IStorage<TState>;

    /// <summary>Which record is meant.</summary>
    public interface IPersistentStateConfiguration
    {
        /// <summary>The record's name.</summary>
        string StateName { get; }

        /// <summary>The storage's name; <see langword="null"/> means the default storage.</summary>
        string? StorageName { get; }
    }

    /// <summary>Asks for a record of this grain.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IFacetMetadata, IPersistentStateConfiguration
    {
        /// <inheritdoc/>
        public string StateName { get; } = stateName;

        /// <inheritdoc/>
        public string? StorageName { get; } = storageName;
    }
}

namespace Orleans
{
    /// <summary>Marks attributes that ask for a facet of a grain.</summary>
    public interface IFacetMetadata;

    /// <summary>A record as a storage sees it.</summary>
    public interface IGrainState<T>
    {
        /// <summary>The record.</summary>
        T State { get; set; }

        /// <summary>Its version; the storage compares and sets it.</summary>
        string? ETag { get; set; }

        /// <summary>Whether the storage has it.</summary>
        bool RecordExists { get; set; }
    }

    /// <summary>A record as a storage sees it.</summary>
    public sealed class GrainState<T> : IGrainState<T>
    {
        /// <summary>An empty record.</summary>
        public GrainState()
        {
        }

        /// <summary>A record without a version.</summary>
        public GrainState(T state)
            : this(state, null)
        {
        }

        /// <summary>A record and its version.</summary>
        public GrainState(T state, string? eTag)
        {
            State = state;
            ETag = eTag;
        }

        /// <inheritdoc/>
        public T State { get; set; } = default!;

        /// <inheritdoc/>
        public string? ETag { get; set; }

        /// <inheritdoc/>
        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Storage
{
    /// <summary>Keeps grain records; resolved by name as a keyed service.</summary>
    public interface IGrainStorage
    {
        /// <summary>Reads a record; one that does not exist leaves a fresh one.</summary>
        Task ReadStateAsync<T>(string stateName, Runtime.GrainId grainId, IGrainState<T> grainState);

        /// <inheritdoc cref="ReadStateAsync{T}(string, Runtime.GrainId, IGrainState{T})"/>
        Task ReadStateAsync<T>(string stateName, Runtime.GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ReadStateAsync(stateName, grainId, grainState);

        /// <summary>Writes a record if nobody changed it since, and sets its new version.</summary>
        /// <exception cref="InconsistentStateException">Somebody else changed it since.</exception>
        Task WriteStateAsync<T>(string stateName, Runtime.GrainId grainId, IGrainState<T> grainState);

        /// <inheritdoc cref="WriteStateAsync{T}(string, Runtime.GrainId, IGrainState{T})"/>
        Task WriteStateAsync<T>(string stateName, Runtime.GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            WriteStateAsync(stateName, grainId, grainState);

        /// <summary>Removes a record if nobody changed it since.</summary>
        /// <exception cref="InconsistentStateException">Somebody else changed it since.</exception>
        Task ClearStateAsync<T>(string stateName, Runtime.GrainId grainId, IGrainState<T> grainState);

        /// <inheritdoc cref="ClearStateAsync{T}(string, Runtime.GrainId, IGrainState{T})"/>
        Task ClearStateAsync<T>(string stateName, Runtime.GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ClearStateAsync(stateName, grainId, grainState);
    }

    /// <summary>Turns records into bytes and back.</summary>
    public interface IGrainStorageSerializer
    {
        /// <summary>To bytes.</summary>
        BinaryData Serialize<T>(T? input);

        /// <summary>From bytes.</summary>
        T? Deserialize<T>(BinaryData input);
    }
}
