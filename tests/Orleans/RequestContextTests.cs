using Orleans;
using Orleans.Runtime;

namespace StudyMate.OrleansTests;

/// <summary>Who calls travels beside the call. That timers and reminders carry nobody is in their own tests.</summary>
[Collection(OrleansCluster.Name)]
public sealed class RequestContextTests(OrleansCluster cluster)
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

        [Alias("SetForCalledAsync")]
        Task<string> SetForCalledAsync(string other, string key, string value);

        [Alias("AtStartAsync")]
        Task<string> AtStartAsync();
    }

    internal sealed class ContextGrain : Grain, IContextGrain
    {
        private string _atStart = "";

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            _atStart = RequestContext.Get("who") as string ?? "nobody";
            return Task.CompletedTask;
        }

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

        public async Task<string> SetForCalledAsync(string other, string key, string value)
        {
            var grain = GrainFactory.GetGrain<IContextGrain>(other);
            RequestContext.Set(key, value);
            var set = await grain.ReadAsync(key);
            RequestContext.Remove(key);
            return $"{set}, then {await grain.ReadAsync(key)}";
        }

        public Task<string> AtStartAsync() => Task.FromResult(_atStart);
    }

    [Fact]
    public async Task The_context_flows_down_the_chain_and_never_back()
    {
        var grain = cluster.Grains.GetGrain<IContextGrain>("chain");
        RequestContext.Set("who", "me");

        (await grain.ReadAsync("who")).Should().Be("me");
        (await grain.ReadBehindAsync("behind", "who")).Should().Be("me");
        await grain.SetAsync("who", "you");
        RequestContext.Get("who").Should().Be("me");
        RequestContext.Clear();
        (await grain.ReadAsync("who")).Should().Be("nothing");
    }

    [Fact]
    public async Task What_one_call_sets_the_next_call_to_the_same_grain_does_not_see()
    {
        var grain = cluster.Grains.GetGrain<IContextGrain>("next");

        await grain.SetAsync("who", "you");

        (await grain.ReadAsync("who")).Should().Be("nothing");
    }

    [Fact]
    public async Task A_call_carries_what_was_set_when_it_was_made() =>
        (await cluster.Grains.GetGrain<IContextGrain>("set").SetForCalledAsync("called", "what", "mine")).Should().Be("mine, then nothing");

    [Fact]
    public async Task Calls_that_run_side_by_side_keep_their_contexts_apart()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() =>
        {
            RequestContext.Set("who", $"caller {number}");
            return cluster.Grains.GetGrain<IContextGrain>($"{number % 5}").ReadBehindAsync($"behind {number % 3}", "who");
        })));

        answers.Should().Equal(Enumerable.Range(0, 50).Select(number => $"caller {number}"));
    }

    [Fact]
    public async Task Activation_sees_the_context_of_the_first_call()
    {
        RequestContext.Set("who", "first");

        await cluster.Grains.GetGrain<IContextGrain>("woken").ReadAsync("x");
        RequestContext.Clear();

        (await cluster.Grains.GetGrain<IContextGrain>("woken").AtStartAsync()).Should().Be("first");
    }
}
