using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Facts;

namespace StudyMate.Simulation;

/// <summary>Streams as hints are: messages get lost, come twice, come late and in another order.</summary>
internal sealed class LossyStreams(IStreamProvider inner, SimulatedProcess process, Faults faults, Mutant mutant) : IStreamProvider
{
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
        public Task OnNextAsync(T item, StreamSequenceToken? token = null) => streams.SendAsync(inner, item);
    }
}
