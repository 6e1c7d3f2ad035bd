using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace StudyMate.EngineTests;

public sealed class StreamTests
{
    [Alias("test.IListenerGrain")]
    internal interface IListenerGrain : IGrainWithStringKey
    {
        [Alias("HeardAsync")]
        Task<string> HeardAsync();
    }

    [ImplicitStreamSubscription("news")]
    internal sealed class ListenerGrain : Grain, IListenerGrain, IStreamSubscriptionObserver, IAsyncObserver<int>
    {
        private string _heard = "";
        private int _failures;

        public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<int>().ResumeAsync(this);

        public async Task OnNextAsync(int item, StreamSequenceToken? token = null)
        {
            if (item < 0 && _failures++ == 0)
                throw new InvalidOperationException("not at the first try");
            await Task.Yield();
            _heard += $"{item}{RequestContext.Get("by")} ";
        }

        public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

        public Task<string> HeardAsync() => Task.FromResult(_heard);
    }

    [Alias("test.ITalkerGrain")]
    internal interface ITalkerGrain : IGrainWithStringKey
    {
        [Alias("SayAsync")]
        Task SayAsync(string to, int from, int count);
    }

    internal sealed class TalkerGrain : Grain, ITalkerGrain
    {
        public async Task SayAsync(string to, int from, int count)
        {
            var stream = this.GetStreamProvider(EngineHost.Streams).GetStream<int>(StreamId.Create("news", to));
            for (var item = from; item < from + count; item++)
                await stream.OnNextAsync(item);
        }
    }

    [Fact]
    public async Task Items_reach_the_grain_with_the_key_of_the_stream_in_order_and_with_the_context_of_the_producer()
    {
        await using var host = await EngineHost.StartAsync();
        RequestContext.Set("by", "a");
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("x", 1, 5);
        RequestContext.Set("by", "b");
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("x", 6, 1);

        var listener = host.Grains.GetGrain<IListenerGrain>("x");
        await host.UntilAsync(async () => await listener.HeardAsync() == "1a 2a 3a 4a 5a 6b ");
        Assert.Equal("", await host.Grains.GetGrain<IListenerGrain>("y").HeardAsync());
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_before_the_next_item_and_the_producer_hears_nothing()
    {
        await using var host = await EngineHost.StartAsync();
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("retry", -1, 2);

        var listener = host.Grains.GetGrain<IListenerGrain>("retry");
        await host.UntilAsync(async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return await listener.HeardAsync() == "-1 0 ";
        });
    }

    [Fact]
    public async Task A_client_receives_what_it_subscribed_to_until_it_unsubscribes()
    {
        await using var host = await EngineHost.StartAsync();
        var heard = new List<int>();
        var stream = host.Grains.GetStreamProvider(EngineHost.Streams).GetStream<int>("sport", "s");
        var handle = await stream.SubscribeAsync((item, _) =>
        {
            lock (heard)
                heard.Add(item);
            return Task.CompletedTask;
        });

        await stream.OnNextAsync(1);
        await stream.OnNextAsync(2);
        await host.UntilAsync(() => Task.FromResult(heard.Count == 2));
        await handle.UnsubscribeAsync();
        await stream.OnNextAsync(3);

        Assert.Equal([1, 2], heard);
    }
}
