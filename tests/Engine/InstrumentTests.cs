using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Orleans;
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

    internal sealed class MeasuredGrain : Grain, IMeasuredGrain
    {
        public Task<int> AnswerAsync() => Task.FromResult(42);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    /// <summary>Read from Orleans' source: name, kind, unit.</summary>
    private static readonly string[] Known =
    [
        "orleans-app-requests-canceled | Counter<Int64> | ",
        "orleans-app-requests-latency-bucket | ObservableCounter<Int64> | ",
        "orleans-app-requests-latency-count | ObservableCounter<Int64> | ",
        "orleans-app-requests-latency-sum | ObservableCounter<Int64> | ",
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
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IMeasuredGrain>("a");
        for (var call = 0; call < 10; call++)
            await grain.AnswerAsync();
        await grain.LeaveAsync();

        await EngineHost.UntilAsync(() => Of("orleans-grains") == 0 && sums.ContainsKey("orleans-grains"));
        sums.TryRemove("orleans-app-requests-latency-count", out _);
        listener.RecordObservableInstruments();
        Assert.True(Of("orleans-app-requests-latency-count") >= 11);
        Assert.True(Of("orleans-catalog-activation-created") >= 1);

        long Of(string name) => sums.GetValueOrDefault(name);

        void Take(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            // Other tests run hosts of their own: of what tells grains apart only ours counts.
            foreach (var tag in tags)
            {
                if (tag.Key is "type" && tag.Value?.ToString()?.Contains(nameof(MeasuredGrain), StringComparison.Ordinal) != true)
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
