using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>Explicit subscriptions, of grains and from outside.</summary>
public sealed class SubscriptionTests
{
    [Alias("test.ISubscriberGrain")]
    internal interface ISubscriberGrain : IGrainWithStringKey
    {
        [Alias("SubscribeAsync")]
        Task SubscribeAsync(string to);

        [Alias("ResumeAsync")]
        Task<int> ResumeAsync(string to);

        [Alias("UnsubscribeAsync")]
        Task UnsubscribeAsync(string to);

        [Alias("HeardAsync")]
        Task<string> HeardAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    internal sealed class SubscriberGrain : Grain, ISubscriberGrain
    {
        private string _heard = "";

        public Task SubscribeAsync(string to) => Stream(to).SubscribeAsync(HearAsync);

        public async Task<int> ResumeAsync(string to)
        {
            var handles = await Stream(to).GetAllSubscriptionHandles();
            foreach (var handle in handles)
                await handle.ResumeAsync(HearAsync);
            return handles.Count;
        }

        public async Task UnsubscribeAsync(string to)
        {
            foreach (var handle in await Stream(to).GetAllSubscriptionHandles())
                await handle.UnsubscribeAsync();
        }

        public Task<string> HeardAsync() => Task.FromResult(_heard);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        private IAsyncStream<int> Stream(string to) => this.GetStreamProvider(EngineHost.Streams).GetStream<int>(StreamId.Create("sport", to));

        private Task HearAsync(int item, StreamSequenceToken? token)
        {
            _heard += $"{item} ";
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_client_receives_what_it_subscribed_to_until_it_unsubscribes()
    {
        await using var host = await EngineHost.StartAsync();
        var heard = new List<int>();
        var stream = host.Grains.GetStreamProvider(EngineHost.Streams).GetStream<int>("sport", "client");
        var handle = await stream.SubscribeAsync((item, _) =>
        {
            lock (heard)
                heard.Add(item);
            return Task.CompletedTask;
        });

        await stream.OnNextAsync(1);
        await stream.OnNextAsync(2);
        await EngineHost.UntilAsync(() => heard.Count == 2);
        await handle.UnsubscribeAsync();
        await stream.OnNextAsync(3);

        Assert.Equal([1, 2], heard);
    }

    [Fact]
    public async Task A_subscription_outlives_its_activation_which_has_to_resume_it()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ISubscriberGrain>("s");
        var stream = host.Grains.GetStreamProvider(EngineHost.Streams).GetStream<int>("sport", "tennis");
        await grain.SubscribeAsync("tennis");
        await stream.OnNextAsync(1);
        await EngineHost.UntilAsync(async () => await grain.HeardAsync() == "1 ");

        await grain.LeaveAsync();
        Assert.Equal(1, await grain.ResumeAsync("tennis"));
        await stream.OnNextAsync(2);
        await EngineHost.UntilAsync(async () => await grain.HeardAsync() == "2 ");

        await grain.UnsubscribeAsync("tennis");
        Assert.Equal(0, await grain.ResumeAsync("tennis"));
    }

    [Fact]
    public async Task Every_subscriber_receives_every_item()
    {
        await using var host = await EngineHost.StartAsync();
        var grains = Enumerable.Range(0, 3).Select(number => host.Grains.GetGrain<ISubscriberGrain>($"g{number}")).ToArray();
        foreach (var grain in grains)
            await grain.SubscribeAsync("golf");

        await host.Grains.GetStreamProvider(EngineHost.Streams).GetStream<int>("sport", "golf").OnNextBatchAsync([1, 2, 3]);

        foreach (var grain in grains)
            await EngineHost.UntilAsync(async () => await grain.HeardAsync() == "1 2 3 ");
    }
}
