using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>Which grain the items of a stream go to.</summary>
public sealed class StreamKeyTests
{
    [Alias("test.INumberedGrain")]
    internal interface INumberedGrain : IGrainWithIntegerKey
    {
        [Alias("HeardAsync")]
        Task<int> HeardAsync();
    }

    [ImplicitStreamSubscription("keys-numbered")]
    internal sealed class NumberedGrain : KeyedListener, INumberedGrain;

    [Alias("test.IUniqueGrain")]
    internal interface IUniqueGrain : IGrainWithGuidKey
    {
        [Alias("HeardAsync")]
        Task<int> HeardAsync();
    }

    [ImplicitStreamSubscription("keys-unique")]
    internal sealed class UniqueGrain : KeyedListener, IUniqueGrain;

    internal abstract class KeyedListener : Grain, IStreamSubscriptionObserver, IAsyncObserver<int>
    {
        private int _heard;

        public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<int>().ResumeAsync(this);

        public Task OnNextAsync(int item, StreamSequenceToken? token = null)
        {
            _heard = item;
            return Task.CompletedTask;
        }

        public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

        public Task<int> HeardAsync() => Task.FromResult(_heard);
    }

    [Fact]
    public async Task The_key_of_a_stream_is_that_of_the_grain_whatever_its_kind()
    {
        await using var host = await EngineHost.StartAsync();
        var provider = host.Grains.GetStreamProvider(EngineHost.Streams);
        var guid = Guid.Parse("0198c5d6-1111-7222-8333-444455556666");

        await provider.GetStream<int>(StreamId.Create("keys-numbered", 255)).OnNextAsync(1);
        await provider.GetStream<int>(StreamId.Create("keys-unique", guid)).OnNextAsync(2);

        await EngineHost.UntilAsync(async () => await host.Grains.GetGrain<INumberedGrain>(255).HeardAsync() == 1);
        await EngineHost.UntilAsync(async () => await host.Grains.GetGrain<IUniqueGrain>(guid).HeardAsync() == 2);
    }

    [Fact]
    public void Keys_of_streams_are_readable_text()
    {
        Assert.Equal("255", StreamId.Create("n", 255).GetKeyAsString());
        Assert.Equal("-1", StreamId.Create("n", -1).GetKeyAsString());
        Assert.Equal("0198c5d6111172228333444455556666", StreamId.Create("n", Guid.Parse("0198c5d6-1111-7222-8333-444455556666")).GetKeyAsString());
        Assert.Equal(StreamId.Create("n", "255"), StreamId.Create("n", 255));
    }
}
