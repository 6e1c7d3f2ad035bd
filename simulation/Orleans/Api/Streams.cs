using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans
{
    /// <summary>The streams that a grain writes to.</summary>
    public static class GrainStreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name) =>
            grain.GrainContext.ActivationServices.GetRequiredKeyedService<IStreamProvider>(name);
    }
}

namespace Orleans.Streams
{
    /// <summary>Gives streams by their identity.</summary>
    public interface IStreamProvider
    {
        IAsyncStream<T> GetStream<T>(StreamId streamId);
    }

    /// <summary>A stream as its producers see it; subscriptions are in the code of the grains.</summary>
    public interface IAsyncStream<T>
    {
        Task OnNextAsync(T item, StreamSequenceToken? token = null);
    }

    /// <summary>The place of an item in its stream.</summary>
    public sealed record StreamSequenceToken(long SequenceNumber);

    /// <summary>A subscription as its grain sees it.</summary>
    public abstract class StreamSubscriptionHandle<T>
    {
        /// <summary>Attaches whoever takes the items.</summary>
        public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(Func<T, StreamSequenceToken?, Task> onNextAsync);
    }
}

namespace Orleans.Streams.Core
{
    /// <summary>A grain that is told of its subscription before the first item.</summary>
    public interface IStreamSubscriptionObserver
    {
        Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
    }

    /// <summary>Makes the handle of a subscription.</summary>
    public interface IStreamSubscriptionHandleFactory
    {
        StreamSubscriptionHandle<T> Create<T>();
    }
}
