using System.Collections.Concurrent;
using System.Threading.Channels;
using Orleans.Runtime;
using Orleans.Streams;

namespace StudyMate.Facts;

/// <summary>Streams without consumers: what is announced can be awaited, and announcing can be made to fail.</summary>
internal sealed class RecordingStreams : IStreamProvider
{
    private readonly ConcurrentDictionary<string, Channel<ScopeFacts>> _messages = new(StringComparer.Ordinal);

    public string Name => FactStreams.Provider;

    public bool IsRewindable => false;

    /// <summary>Set: the next message fails.</summary>
    public TaskCompletionSource? Failing { get; set; }

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new RecordingStream<T>(this, streamId);

    /// <summary>The next message of a stream, addressed as <c>namespace/key</c>.</summary>
    public async Task<ScopeFacts> NextAsync(string stream) => await Of(stream).Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private Channel<ScopeFacts> Of(string stream) => _messages.GetOrAdd(stream, _ => Channel.CreateUnbounded<ScopeFacts>());

    private sealed class RecordingStream<T>(RecordingStreams streams, StreamId id) : IAsyncStream<T>
    {
        public bool IsRewindable => false;

        public string ProviderName => streams.Name;

        public StreamId StreamId => id;

        public Task OnNextAsync(T item, StreamSequenceToken? token = null)
        {
            if (streams.Failing is { } failing)
            {
                streams.Failing = null;
                failing.SetResult();
                throw new IOException("The stream does not take anything.");
            }

            return streams.Of(id.ToString()).Writer.WriteAsync((ScopeFacts)(object)item!).AsTask();
        }

        public Task OnErrorAsync(Exception ex) => throw new NotSupportedException();

        public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) => throw new NotSupportedException();

        public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => throw new NotSupportedException();

        public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => throw new NotSupportedException();

        public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) => throw new NotSupportedException();

        public bool Equals(IAsyncStream<T>? other) => other?.StreamId == id;

        public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

        public override int GetHashCode() => id.GetHashCode();

        public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : id.CompareTo(other.StreamId);
    }
}
