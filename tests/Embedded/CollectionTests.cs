using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EmbeddedTests;

/// <summary>Which activations are collected when, by the minute: a real cluster would take a quarter of an hour for each.</summary>
public sealed class CollectionTests
{
    internal sealed class Departures : ConcurrentQueue<string>;

    [Alias("test.ILodgerGrain")]
    internal interface ILodgerGrain : IGrainWithStringKey
    {
        [Alias("ArriveAsync")]
        Task ArriveAsync();
    }

    internal abstract class LodgerGrain(Departures departures) : Grain
    {
        public virtual Task ArriveAsync() => Task.CompletedTask;

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            departures.Enqueue(this.GetPrimaryKeyString());
            return Task.CompletedTask;
        }
    }

    [Alias("test.IGuestGrain")]
    internal interface IGuestGrain : ILodgerGrain;

    internal sealed class GuestGrain(Departures departures) : LodgerGrain(departures), IGuestGrain;

    [Alias("test.ITravellerGrain")]
    internal interface ITravellerGrain : ILodgerGrain;

    [CollectionAgeLimit(Minutes = 2)]
    internal sealed class TravellerGrain(Departures departures) : LodgerGrain(departures), ITravellerGrain;

    [Alias("test.IOwnerGrain")]
    internal interface IOwnerGrain : ILodgerGrain;

    [KeepAlive]
    internal sealed class OwnerGrain(Departures departures) : LodgerGrain(departures), IOwnerGrain;

    [Alias("test.ICaretakerGrain")]
    internal interface ICaretakerGrain : ILodgerGrain;

    internal sealed class CaretakerGrain(Departures departures) : LodgerGrain(departures), ICaretakerGrain
    {
        public override Task ArriveAsync()
        {
            var period = TimeSpan.FromMinutes(1);
            this.RegisterGrainTimer(() => Task.CompletedTask, new GrainTimerCreationOptions(period, period) { KeepAlive = true });
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Each_class_stays_as_long_as_it_says_and_a_timer_that_keeps_alive_keeps_alive()
    {
        var departures = new Departures();
        await using var host = await EngineHost.StartAsync(silo => silo.Services.AddSingleton(departures));
        await host.Grains.GetGrain<IGuestGrain>("guest").ArriveAsync();
        await host.Grains.GetGrain<ITravellerGrain>("traveller").ArriveAsync();
        await host.Grains.GetGrain<IOwnerGrain>("owner").ArriveAsync();
        await host.Grains.GetGrain<ICaretakerGrain>("caretaker").ArriveAsync();

        await host.PassAsync(TimeSpan.FromMinutes(4));
        await EngineHost.UntilAsync(() => departures.SequenceEqual(["traveller"]));
        await host.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(departures);
        await host.PassAsync(TimeSpan.FromMinutes(3));
        await EngineHost.UntilAsync(() => departures.SequenceEqual(["traveller", "guest"]));
        await host.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(2, departures.Count);
    }
}
