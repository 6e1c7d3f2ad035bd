using System.Collections.Concurrent;
using System.Reflection;
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

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        var stream = DispatchProxy.Create<IAsyncStream<T>, RecordingStream>();
        ((RecordingStream)(object)stream).Publish = item => Publish(streamId, (ScopeFacts)item);
        return stream;
    }

    /// <summary>The next message of a stream, addressed as <c>namespace/key</c>.</summary>
    public async Task<ScopeFacts> NextAsync(string stream) => await Of(stream).Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private Channel<ScopeFacts> Of(string stream) => _messages.GetOrAdd(stream, _ => Channel.CreateUnbounded<ScopeFacts>());

    private Task Publish(StreamId id, ScopeFacts message)
    {
        if (Failing is { } failing)
        {
            Failing = null;
            failing.SetResult();
            throw new IOException("The stream does not take anything.");
        }

        return Of(id.ToString()).Writer.WriteAsync(message).AsTask();
    }

    /// <summary>Takes items and nothing else, whatever else a stream of the engine can do.</summary>
    internal class RecordingStream : DispatchProxy
    {
        public Func<object, Task> Publish { get; set; } = _ => Task.CompletedTask;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            string.Equals(targetMethod!.Name, nameof(IAsyncObserver<>.OnNextAsync), StringComparison.Ordinal)
                ? Publish(args![0]!)
                : throw new NotSupportedException(targetMethod.Name);
    }
}
