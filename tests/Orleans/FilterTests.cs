using Orleans;
using Orleans.Runtime;

namespace StudyMate.OrleansTests;

/// <summary>What the filter that guards every call relies on.</summary>
[Collection(OrleansCluster.Name)]
public sealed class FilterTests(OrleansCluster cluster)
{
    [Alias("test.IFilteredGrain")]
    internal interface IFilteredGrain : IGrainWithStringKey
    {
        [Alias("EchoAsync")]
        Task<string> EchoAsync(string text);

        [Alias("AskAsync")]
        Task<string> AskAsync(string other, string text);

        [Alias("FailAsync")]
        Task FailAsync();
    }

    internal sealed class FilteredGrain(Diary diary) : Grain, IFilteredGrain
    {
        public Task<string> EchoAsync(string text)
        {
            diary.Add(this.GetPrimaryKeyString(), "ran");
            return Task.FromResult(text);
        }

        public Task<string> AskAsync(string other, string text) => GrainFactory.GetGrain<IFilteredGrain>(other).EchoAsync(text);

        public async Task FailAsync()
        {
            await Task.Yield();
            throw new FormatException("as asked");
        }
    }

    /// <summary>Filters see Orleans' own calls too (timers, streams, reminders), so these look at their own interface only.</summary>
    internal abstract class OwnFilter : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) =>
            context.InterfaceMethod.DeclaringType == typeof(IFilteredGrain) ? FilterAsync(context, context.TargetId.Key.ToString()!) : context.Invoke();

        protected abstract Task FilterAsync(IIncomingGrainCallContext context, string key);
    }

    internal sealed class First(Diary diary) : OwnFilter
    {
        protected override async Task FilterAsync(IIncomingGrainCallContext context, string key)
        {
            diary.Add(key, $"first {context.InterfaceMethod.Name} of {(context.SourceId!.Value.IsClient() ? "a client" : context.SourceId.ToString())} for {RequestContext.Get("who")}");
            try
            {
                await context.Invoke();
            }
            catch (FormatException)
            {
                diary.Add(key, "failed");
                throw;
            }
        }
    }

    internal sealed class Second(Diary diary) : OwnFilter
    {
        protected override Task FilterAsync(IIncomingGrainCallContext context, string key)
        {
            diary.Add(key, "second");
            return key == "refused" ? throw new UnauthorizedAccessException("no") : context.Invoke();
        }
    }

    [Fact]
    public async Task Filters_run_in_their_order_before_the_grain_and_know_who_calls_from_where()
    {
        RequestContext.Set("who", "me");

        Assert.Equal("hi", await cluster.Grains.GetGrain<IFilteredGrain>("asking").AskAsync("asked", "hi"));

        Assert.Equal(["first AskAsync of a client for me", "second"], cluster.Diary.Of("asking"));
        Assert.Equal(["first EchoAsync of filtered/asking for me", "second", "ran"], cluster.Diary.Of("asked"));
    }

    [Fact]
    public async Task A_filter_that_throws_refuses_the_call_and_the_grain_never_runs()
    {
        Assert.Equal("no", (await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grains.GetGrain<IFilteredGrain>("refused").EchoAsync("x"))).Message);

        Assert.Equal(["first EchoAsync of a client for ", "second"], cluster.Diary.Of("refused"));
    }

    [Fact]
    public async Task A_filter_sees_what_the_grain_threw_and_the_caller_still_does()
    {
        await Assert.ThrowsAsync<FormatException>(() => cluster.Grains.GetGrain<IFilteredGrain>("failing").FailAsync());

        Assert.Equal("failed", cluster.Diary.Of("failing")[^1]);
    }
}
