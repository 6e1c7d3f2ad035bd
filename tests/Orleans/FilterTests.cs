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
            diary.Add(key, $"first {context.InterfaceMethod.Name} of {(context.SourceId!.Value.IsClient() ? "a client" : context.SourceId.Value.ToString())} for {RequestContext.Get("who")}");
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

        (await cluster.Grains.GetGrain<IFilteredGrain>("asking").AskAsync("asked", "hi")).Should().Be("hi");

        cluster.Diary.Of("asking").Should().Equal("first AskAsync of a client for me", "second");
        cluster.Diary.Of("asked").Should().Equal("first EchoAsync of filtered/asking for me", "second", "ran");
    }

    [Fact]
    public async Task A_filter_that_throws_refuses_the_call_and_the_grain_never_runs()
    {
        (await FluentActions.Awaiting(() => cluster.Grains.GetGrain<IFilteredGrain>("refused").EchoAsync("x"))
            .Should().ThrowExactlyAsync<UnauthorizedAccessException>()).Which.Message.Should().Be("no");

        cluster.Diary.Of("refused").Should().Equal("first EchoAsync of a client for ", "second");
    }

    [Fact]
    public async Task A_filter_sees_what_the_grain_threw_and_the_caller_still_does()
    {
        await FluentActions.Awaiting(() => cluster.Grains.GetGrain<IFilteredGrain>("failing").FailAsync()).Should().ThrowExactlyAsync<FormatException>();

        cluster.Diary.Of("failing")[^1].Should().Be("failed");
    }
}
