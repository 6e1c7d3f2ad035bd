using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>Implicit subscriptions: what figures rely on, and what they have to bear.</summary>
[Collection(OrleansCluster.Name)]
public sealed class StreamTests(OrleansCluster cluster)
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
            var stream = this.GetStreamProvider(TestCluster.Streams).GetStream<int>(StreamId.Create("news", to));
            for (var item = from; item < from + count; item++)
                await stream.OnNextAsync(item);
        }
    }

    private Task UntilHeardAsync(string key, string expected) =>
        PulledAsync(async () => await cluster.Grains.GetGrain<IListenerGrain>(key).HeardAsync() == expected);

    /// <summary>Whoever pulls items from the queues does so by the clock of the grains.</summary>
    private Task PulledAsync(Func<Task<bool>> heard) => cluster.Cluster.PassUntilAsync(TimeSpan.FromMilliseconds(100), heard);

    [Fact]
    public async Task Items_reach_the_grain_with_the_key_of_the_stream_in_order_and_with_the_context_of_the_producer()
    {
        RequestContext.Set("by", "a");
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("x", 1, 5);
        RequestContext.Set("by", "b");
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("x", 6, 1);

        await UntilHeardAsync("x", "1a 2a 3a 4a 5a 6b ");
        (await cluster.Grains.GetGrain<IListenerGrain>("x").TokensRiseAsync()).Should().BeTrue();
        (await cluster.Grains.GetGrain<IListenerGrain>("y").HeardAsync()).Should().Be("");
    }

    [Fact]
    public async Task Items_of_one_producer_keep_their_order_among_those_of_others()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(producer => cluster.Grains.GetGrain<ITalkerGrain>($"t{producer}").SayAsync("many", producer * 100, 25)));

        var heard = "";
        await PulledAsync(async () => (heard = await cluster.Grains.GetGrain<IListenerGrain>("many").HeardAsync()).Split(' ').Length == 101);
        var items = heard.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => int.Parse(item, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        for (var producer = 1; producer <= 4; producer++)
            items.Where(item => item / 100 == producer).Should().Equal(Enumerable.Range(producer * 100, 25));
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_before_the_next_item_and_the_producer_hears_nothing()
    {
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("retry", -1, 2);

        await UntilHeardAsync("retry", "-1 0 ");
    }

    [Fact]
    public async Task An_item_whose_consumer_fails_after_its_work_is_delivered_twice()
    {
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("twice", -3, 1);
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("twice", 5, 1);

        await UntilHeardAsync("twice", "-3 -3 5 ");
    }

    [Fact]
    public async Task An_item_that_cannot_be_delivered_is_given_up_in_the_end_told_as_an_error_and_leaves_a_gap()
    {
        RequestContext.Set("by", "a");
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("gap", -2, 1);
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("gap", 7, 1);
        RequestContext.Clear();

        // Who listens to another stream is not held up meanwhile.
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("other", 1, 1);
        await UntilHeardAsync("other", "1 ");
        await UntilHeardAsync("gap", "!a 7a ");
    }

    [Fact]
    public async Task A_grain_that_left_is_activated_by_the_next_item()
    {
        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("left", 1, 1);
        await UntilHeardAsync("left", "1 ");
        await cluster.Grains.GetGrain<IListenerGrain>("left").LeaveAsync();

        await cluster.Grains.GetGrain<ITalkerGrain>("t").SayAsync("left", 2, 1);

        await UntilHeardAsync("left", "2 ");
    }
}
