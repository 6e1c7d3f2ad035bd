using Orleans;
using Orleans.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class OutgoingFilterTests
{
    [Alias("test.IRetriedGrain")]
    internal interface IRetriedGrain : IGrainWithStringKey
    {
        [Alias("AskAsync")]
        Task<string> AskAsync(string other, CancellationToken token);

        [Alias("FailOnceAsync")]
        Task<string> FailOnceAsync(CancellationToken token);
    }

    internal sealed class RetriedGrain : Grain, IRetriedGrain
    {
        private int _calls;

        public Task<string> AskAsync(string other, CancellationToken token) => GrainFactory.GetGrain<IRetriedGrain>(other).FailOnceAsync(token);

        public Task<string> FailOnceAsync(CancellationToken token) => ++_calls == 1
            ? throw new TimeoutException("the first one fails")
            : Task.FromResult($"call {_calls}");
    }

    private static Task<EngineHost> StartAsync(Func<IOutgoingGrainCallContext, Task> filter) => EngineHost.StartAsync(silo =>
        silo.AddOutgoingGrainCallFilter(context => string.Equals(context.MethodName, "FailOnceAsync", StringComparison.Ordinal) ? filter(context) : context.Invoke()));

    [Fact]
    public async Task A_filter_that_goes_on_again_sends_the_call_again()
    {
        await using var host = await StartAsync(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (TimeoutException)
            {
                await context.Invoke();
            }
        });
        using var source = new CancellationTokenSource();

        Assert.Equal("call 2", await host.Grains.GetGrain<IRetriedGrain>("a").AskAsync("b", source.Token));
    }

    [Fact]
    public async Task A_filter_may_answer_for_a_call_that_failed()
    {
        await using var host = await StartAsync(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (TimeoutException)
            {
                context.Result = "instead";
            }
        });

        Assert.Equal("instead", await host.Grains.GetGrain<IRetriedGrain>("a").AskAsync("b", CancellationToken.None));
    }

    [Fact]
    public async Task A_filter_that_swallows_the_failure_without_an_answer_is_a_fault()
    {
        await using var host = await StartAsync(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (TimeoutException)
            {
                // Orleans asks for a result here, unlike on the incoming side.
            }
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grains.GetGrain<IRetriedGrain>("a").AskAsync("b", CancellationToken.None));
    }
}
