using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>Nudges that nobody waits for: outboxes, missions, watchers of figures.</summary>
[Collection(OrleansCluster.Name)]
public sealed class OneWayTests(OrleansCluster cluster)
{
    [Alias("test.IForgottenGrain")]
    internal interface IForgottenGrain : IGrainWithStringKey
    {
        [Alias("TellAsync"), OneWay]
        Task TellAsync(string what);

        [Alias("FailAsync"), OneWay]
        Task FailAsync();

        [Alias("HeardAsync"), AlwaysInterleave]
        Task<string> HeardAsync();

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

        public Task OpenAsync()
        {
            _open.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_one_way_call_ends_for_its_caller_before_it_ends()
    {
        var grain = cluster.Grains.GetGrain<IForgottenGrain>("waits");

        await grain.TellAsync("wait");
        await Wait.UntilAsync(async () => await grain.HeardAsync() == "(");
        await grain.OpenAsync();

        await Wait.UntilAsync(async () => await grain.HeardAsync() == "(wait ");
    }

    [Fact]
    public async Task One_way_calls_keep_their_failures_to_themselves()
    {
        var grain = cluster.Grains.GetGrain<IForgottenGrain>("fails");

        await grain.TellAsync("one");
        await grain.FailAsync();
        await grain.TellAsync("two");

        await Wait.UntilAsync(async () => await grain.HeardAsync() is "one two " or "two one ");
    }
}
