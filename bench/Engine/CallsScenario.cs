using Orleans.Runtime;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- calls</c>: calls per second within the process, a filter, a request context and time-outs on, beside hand-made actors
/// (<see cref="ChannelActor{TArgument}"/>) with the same callers and the same argument.
/// </summary>
internal static class CallsScenario
{
    public const string Name = "calls";
    public const string Usage = "calls [--pairs 5] [--seconds 5] [--json FILE]";

    private const double TargetRatio = 0.25;
    private const int Grains = CounterGrain.PerLink;
    private const int Links = 3;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("pairs", "seconds");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var time = TimeSpan.FromSeconds(arguments.Number("seconds", 5, 1, 60));
        var report = new Report(Name, $"calls: {Callers.Count} callers, {pairs} pairs of {time.TotalSeconds:N0} s");
        await using var host = await BareHost.StartAsync();
        var grains = host.Grains;
        RequestContext.Set("actor", "bench");

        await CompareAsync("1,000 grains", "manyGrains", 1, n => grains.GetGrain<ICounterGrain>(n % Grains).AddAsync(1), Grains, 1);
        await CompareAsync("one grain", "oneGrain", 1, _ => grains.GetGrain<ICounterGrain>(0).AddAsync(1), 1, 1);
        await CompareAsync("200-byte argument", "argument", 1, n => grains.GetGrain<ICounterGrain>(n % Grains).TakeAsync(BenchMessage.Of200Bytes), Grains, BenchMessage.Of200Bytes);
        await CompareChainAsync();
        report.Note("target of every ratio", FormattableString.Invariant($"at least {TargetRatio}"));
        return report;

        async Task CompareAsync<T>(string label, string figure, int hops, Func<int, Task<int>> call, int count, T argument)
        {
            var actors = Enumerable.Range(0, count).Select(_ => Counter<T>()).ToArray();
            Add(label, figure, hops, await Pairs.RunAsync(
                pairs, () => TimedAsync(call), () => TimedAsync(n => actors[n % count].CallAsync(argument))));
            await EndAsync(actors);
        }

        async Task CompareChainAsync()
        {
            // Built from the end: each actor of a link calls the one of its number in the next.
            var links = new List<ChannelActor<int>[]>();
            for (var link = 0; link < Links; link++)
            {
                var next = links.LastOrDefault();
                links.Add([.. Enumerable.Range(0, Grains).Select(n => Link(next?[n]))]);
            }

            Add("chain of three grains, in hops", "chain", Links, await Pairs.RunAsync(
                pairs,
                () => TimedAsync(n => grains.GetGrain<ICounterGrain>(n % Grains).ChainAsync(Links - 1)),
                () => TimedAsync(n => links[^1][n % Grains].CallAsync(1))));
            foreach (var link in Enumerable.Reverse(links))
                await EndAsync(link);
        }

        Task<double> TimedAsync(Func<int, Task<int>> call)
        {
            stop.ThrowIfCancellationRequested();
            return Callers.RunAsync(time, call);
        }

        void Add(string label, string figure, int hops, Pairs measured)
        {
            report.Add($"{label}, engine", figure + "PerSecond", measured.Product * hops, "{0:N0} calls/s");
            report.Add($"{label}, channels", figure + "BaselinePerSecond", measured.Baseline * hops, "{0:N0} calls/s");
            report.Add($"{label}, ratio", figure + "Ratio", measured.Ratio, "{0:N2}");
            report.Succeeded &= measured.Ratio >= TargetRatio;
        }
    }

    private static ChannelActor<T> Counter<T>()
    {
        var sum = 0;
        return new ChannelActor<T>(_ => new ValueTask<int>(++sum));
    }

    private static ChannelActor<int> Link(ChannelActor<int>? next)
    {
        var sum = 0;
        return new ChannelActor<int>(async argument =>
        {
            if (next is not null)
                await next.CallAsync(argument);
            return ++sum;
        });
    }

    private static Task EndAsync<T>(ChannelActor<T>[] actors)
    {
        foreach (var actor in actors)
            actor.Complete();
        return Task.WhenAll(actors.Select(actor => actor.Reading));
    }
}
