using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>Implicit subscriptions: what the facts rely on.</summary>
public sealed class StreamTests
{
    [Alias("test.IListenerGrain")]
    internal interface IListenerGrain : IGrainWithStringKey
    {
        [Alias("HeardAsync")]
        Task<string> HeardAsync();

        [Alias("TokensRiseAsync")]
        Task<bool> TokensRiseAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    /// <summary>
    /// -1 fails at the first try, -2 always, -3 at the first try after it was written down. Everything is written down, errors as <c>!</c>, each with the context that it came with.
    /// </summary>
    [ImplicitStreamSubscription("news")]
    internal sealed class ListenerGrain : Grain, IListenerGrain, IStreamSubscriptionObserver, IAsyncObserver<int>
    {
        private readonly List<StreamSequenceToken> _tokens = [];
        private string _heard = "";
        private int _failures;

        public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<int>().ResumeAsync(this);

        public async Task OnNextAsync(int item, StreamSequenceToken? token = null)
        {
            if (item == -2 || (item == -1 && _failures++ == 0))
                throw new InvalidOperationException("cannot hear this");
            await Task.Yield();
            _tokens.Add(token!);
            _heard += $"{item}{RequestContext.Get("by")} ";
            if (item == -3 && _failures++ == 0)
                throw new InvalidOperationException("heard, but not to the end");
        }

        public Task OnErrorAsync(Exception ex)
        {
            _heard += $"!{RequestContext.Get("by")} ";
            return Task.CompletedTask;
        }

        public Task<string> HeardAsync() => Task.FromResult(_heard);

        public Task<bool> TokensRiseAsync() => Task.FromResult(_tokens.Zip(_tokens.Skip(1)).All(pair => pair.First.CompareTo(pair.Second) < 0));

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    /// <summary>Subscribed like the listener, but attaches nobody.</summary>
    [Alias("test.IDeafGrain")]
    internal interface IDeafGrain : IGrainWithStringKey;

    [ImplicitStreamSubscription("news")]
    internal sealed class DeafGrain : Grain, IDeafGrain, IStreamSubscriptionObserver
    {
        public static ConcurrentQueue<string> Asked { get; } = [];

        public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
        {
            Asked.Enqueue($"{handleFactory.ProviderName} {handleFactory.StreamId.GetNamespace()} {handleFactory.StreamId.GetKeyAsString()}");
            return Task.CompletedTask;
        }
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

    private static Task UntilHeardAsync(EngineHost host, string key, string expected) =>
        EngineHost.UntilAsync(async () => await host.Grains.GetGrain<IListenerGrain>(key).HeardAsync() == expected);

    [Fact]
    public async Task Items_reach_the_grain_with_the_key_of_the_stream_in_order_and_with_the_context_of_the_producer()
    {
        await using var host = await EngineHost.StartAsync();
        RequestContext.Set("by", "a");
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("x", 1, 5);
        RequestContext.Set("by", "b");
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("x", 6, 1);

        await UntilHeardAsync(host, "x", "1a 2a 3a 4a 5a 6b ");
        Assert.True(await host.Grains.GetGrain<IListenerGrain>("x").TokensRiseAsync());
        Assert.Equal("", await host.Grains.GetGrain<IListenerGrain>("y").HeardAsync());
    }

    [Fact]
    public async Task Items_of_one_producer_keep_their_order_among_those_of_others()
    {
        await using var host = await EngineHost.StartAsync();

        await Task.WhenAll(Enumerable.Range(1, 4).Select(producer => host.Grains.GetGrain<ITalkerGrain>($"t{producer}").SayAsync("many", producer * 100, 25)));

        var heard = "";
        await EngineHost.UntilAsync(async () => (heard = await host.Grains.GetGrain<IListenerGrain>("many").HeardAsync()).Split(' ').Length == 101);
        var items = heard.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => int.Parse(item, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        for (var producer = 1; producer <= 4; producer++)
            Assert.Equal(Enumerable.Range(producer * 100, 25), items.Where(item => item / 100 == producer));
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_before_the_next_item_and_the_producer_hears_nothing()
    {
        await using var host = await EngineHost.StartAsync();
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("retry", -1, 2);

        await host.PassUntilAsync(TimeSpan.FromSeconds(1), async () => await host.Grains.GetGrain<IListenerGrain>("retry").HeardAsync() == "-1 0 ");
    }

    [Fact]
    public async Task An_item_whose_consumer_fails_after_its_work_is_delivered_twice()
    {
        await using var host = await EngineHost.StartAsync();
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("twice", -3, 1);
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("twice", 5, 1);

        await host.PassUntilAsync(TimeSpan.FromSeconds(1), async () => await host.Grains.GetGrain<IListenerGrain>("twice").HeardAsync() == "-3 -3 5 ");
    }

    [Fact]
    public async Task An_item_that_cannot_be_delivered_is_given_up_after_a_minute_told_as_an_error_and_leaves_a_gap()
    {
        await using var host = await EngineHost.StartAsync();
        RequestContext.Set("by", "a");
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("gap", -2, 1);
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("gap", 7, 1);
        RequestContext.Clear();

        // Who listens to another stream is not held up meanwhile.
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("other", 1, 1);
        await UntilHeardAsync(host, "other", "1 ");
        Assert.Equal("", await host.Grains.GetGrain<IListenerGrain>("gap").HeardAsync());

        await host.PassUntilAsync(TimeSpan.FromSeconds(5), async () => await host.Grains.GetGrain<IListenerGrain>("gap").HeardAsync() == "!a 7a ");
    }

    [Fact]
    public async Task A_grain_that_left_is_activated_by_the_next_item()
    {
        await using var host = await EngineHost.StartAsync();
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("left", 1, 1);
        await UntilHeardAsync(host, "left", "1 ");
        await host.Grains.GetGrain<IListenerGrain>("left").LeaveAsync();

        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("left", 2, 1);

        await UntilHeardAsync(host, "left", "2 ");
    }

    [Fact]
    public async Task A_grain_that_attaches_nobody_is_asked_and_misses_the_item()
    {
        await using var host = await EngineHost.StartAsync();
        await host.Grains.GetGrain<ITalkerGrain>("t").SayAsync("deaf", 1, 1);

        await EngineHost.UntilAsync(() => DeafGrain.Asked.Contains($"{EngineHost.Streams} news deaf"));
        await UntilHeardAsync(host, "deaf", "1 ");
    }
}
