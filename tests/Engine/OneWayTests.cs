using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class OneWayTests
{
    [Alias("test.IForgottenGrain")]
    internal interface IForgottenGrain : IGrainWithStringKey
    {
        [Alias("TellAsync"), OneWay]
        Task TellAsync(string what);

        [Alias("FailAsync"), OneWay]
        Task FailAsync();

        [Alias("HeardAsync")]
        Task<string> HeardAsync();

        [Alias("HeardSoFarAsync"), AlwaysInterleave]
        Task<string> HeardSoFarAsync();

        [Alias("OpenAsync"), AlwaysInterleave]
        Task OpenAsync();
    }

    internal sealed class ForgottenGrain : Grain, IForgottenGrain
    {
        private readonly TaskCompletionSource _open = new();
        private string _heard = "";

        public async Task TellAsync(string what)
        {
            if (what == "wait")
            {
                _heard += "(";
                await _open.Task;
            }

            _heard += $"{what} ";
        }

        public Task FailAsync() => throw new InvalidOperationException("nobody hears this");

        public Task<string> HeardAsync() => Task.FromResult(_heard);

        public Task<string> HeardSoFarAsync() => Task.FromResult(_heard);

        public Task OpenAsync()
        {
            _open.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_one_way_call_ends_for_its_caller_before_it_ends()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IForgottenGrain>("a");

        await grain.TellAsync("wait");
        await EngineHost.UntilAsync(async () => await grain.HeardSoFarAsync() == "(");
        await grain.OpenAsync();

        Assert.Equal("(wait ", await grain.HeardAsync());
    }

    [Fact]
    public async Task One_way_calls_keep_their_failures_to_themselves()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IForgottenGrain>("b");

        await grain.TellAsync("one");
        await grain.FailAsync();
        await grain.TellAsync("two");

        await EngineHost.UntilAsync(async () => await grain.HeardAsync() is "one two " or "two one ");
    }

    [Fact]
    public async Task A_one_way_call_has_no_time_out()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IForgottenGrain>("c");

        await grain.TellAsync("wait");
        await EngineHost.UntilAsync(async () => await grain.HeardSoFarAsync() == "(");
        await grain.TellAsync("after");
        await host.PassAsync(TimeSpan.FromSeconds(40));
        await grain.OpenAsync();

        await EngineHost.UntilAsync(async () => await grain.HeardSoFarAsync() == "(wait after ");
    }
}
