using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Orleans;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>What the engine measures of itself, under the names, kinds and units that Orleans has: one dashboard serves both.</summary>
public sealed class InstrumentTests
{
    [Alias("test.IMeasuredGrain")]
    internal interface IMeasuredGrain : IGrainWithStringKey
    {
        [Alias("AnswerAsync")]
        Task<int> AnswerAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    public sealed record Measure
    {
        public int Answers { get; init; }
    }

    internal sealed class MeasuredGrain([PersistentState("measure")] IPersistentState<Measure> record) : Grain, IMeasuredGrain
    {
        public Task<int> AnswerAsync() => Task.FromResult(record.State.Answers);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    /// <summary>Those of Orleans 10.4.2 that mean something in one process: name, kind, unit.</summary>
    private static readonly string[] Known =
    [
        "orleans-app-requests-canceled | Counter<Int64> | ",
        "orleans-app-requests-latency | Histogram<Double> | ms",
        "orleans-app-requests-timedout | Counter<Int64> | ",
        "orleans-catalog-activation-collections | Counter<Int32> | ",
        "orleans-catalog-activation-created | Counter<Int32> | ",
        "orleans-catalog-activation-destroyed | Counter<Int32> | ",
        "orleans-catalog-activation-failed-to-activate | Counter<Int32> | ",
        "orleans-catalog-activation-latency | Histogram<Double> | ms",
        "orleans-catalog-activation-shutdown | Counter<Int32> | ",
        "orleans-catalog-activations | ObservableGauge<Int32> | ",
        "orleans-catalog-deactivation-latency | Histogram<Double> | ms",
        "orleans-grains | UpDownCounter<Int32> | ",
        "orleans-messaging-expired | Counter<Int32> | ",
        "orleans-messaging-sent-local | ObservableCounter<Int64> | ",
        "orleans-reminders-active | ObservableGauge<Int32> | ",
        "orleans-reminders-tardiness | Histogram<Double> | seconds",
        "orleans-reminders-ticks-delivered | Counter<Int32> | ",
        "orleans-scheduler-long-running-turns | Counter<Int32> | ",
        "orleans-storage-clear-errors | Counter<Int32> | ",
        "orleans-storage-clear-latency | Histogram<Double> | ms",
        "orleans-storage-read-errors | Counter<Int32> | ",
        "orleans-storage-read-latency | Histogram<Double> | ms",
        "orleans-storage-write-errors | Counter<Int32> | ",
        "orleans-storage-write-latency | Histogram<Double> | ms",
        "orleans-streams-persistent-stream-messages-read | Counter<Int32> | ",
        "orleans-streams-persistent-stream-messages-sent | Counter<Int32> | ",
    ];

    [Fact]
    public async Task Instruments_are_called_as_Orleans_calls_them()
    {
        var published = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is "Microsoft.Orleans")
                    published[$"{instrument.Name} | {KindOf(instrument)} | {instrument.Unit}"] = true;
            },
        };
        listener.Start();
        await using var host = await EngineHost.StartAsync();
        await host.Grains.GetGrain<IMeasuredGrain>("a").AnswerAsync();

        Assert.Empty(Known.Except(published.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Calls_activations_and_ends_are_counted_once_somebody_listens()
    {
        var sums = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is "Microsoft.Orleans")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, 1, tags));
        listener.Start();
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IMeasuredGrain>("a");
        for (var call = 0; call < 10; call++)
            await grain.AnswerAsync();
        await grain.LeaveAsync();

        await EngineHost.UntilAsync(() => Of("orleans-grains") == 0 && Of("orleans-catalog-deactivation-latency") == 1 && Of("orleans-catalog-activation-destroyed") == 1);
        Assert.True(Of("orleans-app-requests-latency") >= 11);
        Assert.Equal((1, 1), (Of("orleans-catalog-activation-created"), Of("orleans-catalog-activation-destroyed")));
        Assert.Equal((1, 1), (Of("orleans-catalog-activation-latency"), Of("orleans-catalog-deactivation-latency")));

        long Of(string name) => sums.GetValueOrDefault(name);

        void Take(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            // Other tests run hosts of their own: of what tells grains apart only ours counts.
            foreach (var tag in tags)
            {
                if (tag.Key is "grain_type" && tag.Value?.ToString()?.Contains("measured", StringComparison.OrdinalIgnoreCase) != true)
                    return;
            }

            sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
        }
    }

    private static string KindOf(Instrument instrument)
    {
        var type = instrument.GetType();
        return $"{type.Name.Split('`')[0]}<{type.GetGenericArguments()[0].Name}>";
    }
}
