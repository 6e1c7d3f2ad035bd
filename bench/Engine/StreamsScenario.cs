using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- streams</c>: items per second from publishing to the implicit subscriber of each stream, beside the same items through
/// hand-made actors.
/// </summary>
internal static class StreamsScenario
{
    public const string Name = "streams";
    public const string Usage = "streams [--pairs 5] [--items 200000] [--json FILE]";

    private const int Streams = 100;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("pairs", "items");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var each = arguments.Number("items", 200_000, Streams, 10_000_000) / Streams;
        var report = new Report(Name, $"streams: {each:N0} items in each of {Streams} streams, {pairs} pairs");
        await using var host = await BareHost.StartAsync();
        var provider = host.Services.GetRequiredKeyedService<IStreamProvider>(FactStreams.Provider);
        var heard = 0;
        var measured = await Pairs.RunAsync(
            pairs,
            async () =>
            {
                stop.ThrowIfCancellationRequested();
                heard += each;
                return await PublishAsync(host.Grains, provider, each, heard);
            },
            () => ChannelsAsync(each));
        report.Add("items heard", "itemsPerSecond", measured.Product, "{0:N0} a second");
        report.Add("through channels", "baselinePerSecond", measured.Baseline, "{0:N0} a second");
        report.Add("ratio", "ratio", measured.Ratio, "{0:N2}");
        return report;
    }

    private static async Task<double> PublishAsync(IClusterClient grains, IStreamProvider provider, int each, int expected)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(number => Task.Run(async () =>
        {
            var stream = provider.GetStream<BenchMessage>(StreamId.Create(ListenerGrain.Namespace, number));
            for (var item = 0; item < each; item++)
                await stream.OnNextAsync(BenchMessage.Of200Bytes);
            var listener = grains.GetGrain<IListenerGrain>(number);
            while (await listener.HeardAsync() < expected)
                await Task.Delay(1);
        })));
        return Streams * each / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> ChannelsAsync(int each)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => Task.Run(async () =>
        {
            var heard = 0;
            var actor = new ChannelActor<BenchMessage>(_ => new ValueTask<int>(++heard));
            Task<int> last = Task.FromResult(0);
            for (var item = 0; item < each; item++)
                last = actor.CallAsync(BenchMessage.Of200Bytes);
            await last;
            actor.Complete();
        })));
        return Streams * each / clock.Elapsed.TotalSeconds;
    }
}
