using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace StudyMate.EngineTests;

public sealed class FilterAndContextTests
{
    [Alias("test.IContextGrain")]
    internal interface IContextGrain : IGrainWithStringKey
    {
        [Alias("ReadAsync")]
        Task<string> ReadAsync(string key);

        [Alias("ReadBehindAsync")]
        Task<string> ReadBehindAsync(string other, string key);

        [Alias("SetAsync")]
        Task SetAsync(string key, string value);
    }

    internal sealed class ContextGrain : Grain, IContextGrain
    {
        public async Task<string> ReadAsync(string key)
        {
            await Task.Yield();
            return RequestContext.Get(key) as string ?? "nothing";
        }

        public Task<string> ReadBehindAsync(string other, string key) => GrainFactory.GetGrain<IContextGrain>(other).ReadAsync(key);

        public Task SetAsync(string key, string value)
        {
            RequestContext.Set(key, value);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_context_flows_down_the_chain_and_never_back()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IContextGrain>("a");
        RequestContext.Set("who", "me");

        Assert.Equal("me", await grain.ReadAsync("who"));
        Assert.Equal("me", await grain.ReadBehindAsync("b", "who"));
        await grain.SetAsync("who", "you");
        Assert.Equal("me", RequestContext.Get("who"));
        RequestContext.Clear();
        Assert.Equal("nothing", await grain.ReadAsync("who"));
    }

    [Fact]
    public async Task Filters_run_in_their_order_see_arguments_and_may_change_the_result()
    {
        var seen = new List<string>();
        await using var host = await EngineHost.StartAsync(silo => silo
            .AddOutgoingGrainCallFilter(async context =>
            {
                RequestContext.Set("added", "by filter");
                seen.Add($"out {context.MethodName}");
                await context.Invoke();
            })
            .AddIncomingGrainCallFilter(async context =>
            {
                seen.Add($"in1 {context.Request.GetArgument(0)} {context.TargetId} {context.SourceId!.Value.IsClient()}");
                await context.Invoke();
                context.Result = $"{context.Result}!";
            })
            .AddIncomingGrainCallFilter(async context =>
            {
                seen.Add($"in2 {context.ImplementationMethod.DeclaringType!.Name}");
                await context.Invoke();
            }));

        Assert.Equal("by filter!", await host.Grains.GetGrain<IContextGrain>("f").ReadAsync("added"));
        Assert.Equal(["out ReadAsync", "in1 added context/f True", "in2 ContextGrain"], seen);
    }

    [Fact]
    public async Task A_filter_that_throws_refuses_the_call()
    {
        await using var host = await EngineHost.StartAsync(silo => silo
            .AddIncomingGrainCallFilter(_ => throw new UnauthorizedAccessException("no")));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grains.GetGrain<IContextGrain>("f").ReadAsync("x"));
    }
}
