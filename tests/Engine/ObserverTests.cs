using Orleans;
using Orleans.Concurrency;

namespace StudyMate.EngineTests;

public sealed class ObserverTests
{
    [Alias("test.IBell")]
    internal interface IBell : IGrainObserver
    {
        [Alias("RingAsync"), OneWay]
        Task RingAsync(int number);

        [Alias("AnswerAsync")]
        Task<int> AnswerAsync(int number);
    }

    [Alias("test.IRingerGrain")]
    internal interface IRingerGrain : IGrainWithStringKey
    {
        [Alias("RingAsync")]
        Task RingAsync(IBell bell, int times);

        [Alias("AskAsync")]
        Task<int> AskAsync(IBell bell, int number);
    }

    internal sealed class RingerGrain : Grain, IRingerGrain
    {
        public async Task RingAsync(IBell bell, int times)
        {
            for (var number = 1; number <= times; number++)
                await bell.RingAsync(number);
        }

        public Task<int> AskAsync(IBell bell, int number) => bell.AnswerAsync(number);
    }

    internal sealed class Bell : IBell
    {
        public List<int> Heard { get; } = [];

        public Task RingAsync(int number)
        {
            Heard.Add(number);
            return Task.CompletedTask;
        }

        public Task<int> AnswerAsync(int number) => Task.FromResult(number * 2);
    }

    [Fact]
    public async Task A_grain_calls_an_observer_in_order_and_gets_its_answer()
    {
        await using var host = await EngineHost.StartAsync();
        var bell = new Bell();
        var reference = host.Grains.CreateObjectReference<IBell>(bell);
        var ringer = host.Grains.GetGrain<IRingerGrain>("r");

        await ringer.RingAsync(reference, 50);
        Assert.Equal(14, await ringer.AskAsync(reference, 7));

        Assert.Equal(Enumerable.Range(1, 50), bell.Heard);
    }

    [Fact]
    public async Task Calls_to_a_removed_observer_are_dropped()
    {
        await using var host = await EngineHost.StartAsync();
        var bell = new Bell();
        var reference = host.Grains.CreateObjectReference<IBell>(bell);
        var ringer = host.Grains.GetGrain<IRingerGrain>("r");
        host.Grains.DeleteObjectReference<IBell>(reference);

        await ringer.RingAsync(reference, 1);
        var asked = ringer.AskAsync(reference, 7);
        await host.UntilAsync(() =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult(asked.IsCompleted);
        });

        await Assert.ThrowsAsync<TimeoutException>(() => asked);
        Assert.Empty(bell.Heard);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        GC.KeepAlive(bell);
    }
}
