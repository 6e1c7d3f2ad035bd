using System.Diagnostics;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using StudyMate.Infrastructure;
using StudyMate.Telemetry;

namespace StudyMate.EngineTests;

/// <summary>Traces through calls, under the names that Orleans has for its own.</summary>
public sealed class ActivityTests
{
    public sealed record Ledger
    {
        public int Lines { get; init; }
    }

    [Alias("test.ITracedGrain")]
    internal interface ITracedGrain : IGrainWithStringKey
    {
        [Alias("RelayAsync")]
        Task<int> RelayAsync(string next);

        [Alias("WriteAsync")]
        Task<int> WriteAsync();

        [Alias("FailAsync")]
        Task FailAsync();
    }

    internal sealed class TracedGrain([PersistentState("ledger")] IPersistentState<Ledger> ledger) : Grain, ITracedGrain
    {
        public override Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<int> RelayAsync(string next) => GrainFactory.GetGrain<ITracedGrain>(next).WriteAsync();

        public async Task<int> WriteAsync()
        {
            ledger.State = new Ledger { Lines = ledger.State.Lines + 1 };
            await ledger.WriteStateAsync();
            return ledger.State.Lines;
        }

        public Task FailAsync() => throw new InvalidOperationException("as asked");
    }

    [Fact]
    public async Task A_chain_of_calls_is_one_trace_down_to_the_record()
    {
        await using var host = await EngineHost.StartAsync(silo => silo.AddActivityPropagation());
        using var heard = new HeardActivities();
        await InTraceAsync(heard, () => host.Grains.GetGrain<ITracedGrain>("a").RelayAsync("b"));

        await EngineHost.UntilAsync(() => heard.Ended.Count(activity => activity.Kind == ActivityKind.Server) == 2
            && heard.Ended.Any(activity => activity.OperationName is "write storage"));
        var write = heard.Ended.Single(activity => activity.OperationName is "write storage");
        Assert.Equal(ActivityKind.Client, write.Kind);
        Assert.Equal("ledger", write.GetTagItem("orleans.storage.state.name"));
        Assert.Equal("Ledger", write.GetTagItem("orleans.storage.state.type"));
        var above = heard.Above(write).Where(activity => activity.Source.Name is "Microsoft.Orleans.Application").ToList();
        Assert.Equal(
            [("WriteAsync", ActivityKind.Server), ("WriteAsync", ActivityKind.Client), ("RelayAsync", ActivityKind.Server)],
            above.Take(3).Select(activity => (activity.OperationName.Split('/')[1], activity.Kind)));
        Assert.Equal("orleans", above[0].GetTagItem("rpc.system.name"));
        Assert.Contains("ITracedGrain", (string)above[0].GetTagItem("orleans.rpc.service")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activations_and_their_reading_belong_to_the_trace_of_the_call_that_woke_them()
    {
        await using var host = await EngineHost.StartAsync(silo => silo.AddActivityPropagation());
        using var heard = new HeardActivities();
        await InTraceAsync(heard, () => host.Grains.GetGrain<ITracedGrain>("a").WriteAsync());

        await EngineHost.UntilAsync(() => heard.Ended.Any(activity => activity.OperationName is "activate grain"));
        var activated = heard.Ended.Single(activity => activity.OperationName is "activate grain");
        Assert.Equal("Microsoft.Orleans.Lifecycle", activated.Source.Name);
        Assert.Contains("a", activated.GetTagItem("orleans.grain.id")!.ToString(), StringComparison.Ordinal);
        Assert.Contains(heard.Ended, activity => activity.OperationName is "execute OnActivateAsync" && heard.Above(activity).Contains(activated));
        Assert.Contains(heard.Ended, activity => activity.OperationName is "read storage" && heard.Above(activity).Contains(activated));
    }

    [Fact]
    public async Task A_failed_call_says_so_on_the_called_side()
    {
        await using var host = await EngineHost.StartAsync(silo => silo.AddActivityPropagation());
        using var heard = new HeardActivities();
        await Assert.ThrowsAsync<InvalidOperationException>(() => InTraceAsync(heard, () => host.Grains.GetGrain<ITracedGrain>("a").FailAsync()));

        await EngineHost.UntilAsync(() => heard.Ended.Any(activity => activity.Kind == ActivityKind.Server));
        var failed = heard.Ended.First(activity => activity.Kind == ActivityKind.Server);
        Assert.Equal(ActivityStatusCode.Error, failed.Status);
        Assert.Equal("System.InvalidOperationException", failed.GetTagItem("exception.type"));
    }

    /// <summary>The caller's own part of the trace; where nobody traces outside of the grains, it travels by hand.</summary>
    private static async Task InTraceAsync(HeardActivities heard, Func<Task> call)
    {
        RequestContext.Set("traceparent", heard.TraceParent);
        using var root = new Activity("test").SetParentId(heard.TraceParent);
        root.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        root.Start();
        await call();
    }
}
