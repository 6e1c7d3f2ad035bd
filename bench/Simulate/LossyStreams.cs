using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Embedded.Simulation;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>Streams as hints are: messages get lost, come twice, come late and in another order.</summary>
internal sealed class LossyStreams(IStreamProvider inner, SimulatedProcess process, Faults faults, Mutant mutant) : IStreamProvider
{
    public string Name => inner.Name;

    public bool IsRewindable => inner.IsRewindable;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new Stream<T>(inner.GetStream<T>(streamId), this);

    private async Task SendAsync<T>(IAsyncStream<T> stream, T item)
    {
        if (mutant == Mutant.GapSkipped && item is ScopeFacts facts)
            item = (T)(object)(facts with { Previous = 0 });
        if (faults.MessageLost())
            return;
        var times = faults.MessageDoubled() ? 2 : 1;
        for (var time = 0; time < times; time++)
        {
            if (faults.MessageDelay() is { } late)
                _ = LateAsync(stream, item, late);
            else
                await stream.OnNextAsync(item);
        }
    }

    private async Task LateAsync<T>(IAsyncStream<T> stream, T item, TimeSpan late)
    {
        await Task.Delay(late, process.Time);
        await stream.OnNextAsync(item);
    }

    private sealed class Stream<T>(IAsyncStream<T> inner, LossyStreams streams) : IAsyncStream<T>
    {
        public bool IsRewindable => inner.IsRewindable;

        public string ProviderName => inner.ProviderName;

        public StreamId StreamId => inner.StreamId;

        public Task OnNextAsync(T item, StreamSequenceToken? token = null) => streams.SendAsync(inner, item);

        public async Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
        {
            foreach (var item in batch)
                await OnNextAsync(item, token);
        }

        public Task OnErrorAsync(Exception ex) => inner.OnErrorAsync(ex);

        public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => inner.SubscribeAsync(observer);

        public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => inner.GetAllSubscriptionHandles();

        public bool Equals(IAsyncStream<T>? other) => inner.Equals(other);

        public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

        public override int GetHashCode() => inner.GetHashCode();

        public int CompareTo(IAsyncStream<T>? other) => inner.CompareTo(other);
    }
}
