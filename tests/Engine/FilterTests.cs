using System.Collections.Concurrent;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>Filters see the engine's own calls too (timers, streams, reminders), so those of these tests look at their own interface only.</summary>
public sealed class FilterTests
{
    [Alias("test.IFilteredGrain")]
    internal interface IFilteredGrain : IGrainWithStringKey
    {
        [Alias("EchoAsync")]
        Task<string> EchoAsync(string text);

        [Alias("AskAsync")]
        Task<string> AskAsync(string other, string text);

        [Alias("FailTwiceAsync")]
        Task<string> FailTwiceAsync();
    }

    internal sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
    {
        private int _failures;

        public Task<string> EchoAsync(string text) => Task.FromResult($"{text}{RequestContext.Get("added")}");

        public Task<string> AskAsync(string other, string text) => GrainFactory.GetGrain<IFilteredGrain>(other).EchoAsync(text);

        public async Task<string> FailTwiceAsync()
        {
            await Task.Yield();
            return _failures++ < 2 ? throw new TimeoutException($"failure {_failures}") : "at last";
        }

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            await context.Invoke();
            if (context.Result is string text && text.Contains("own", StringComparison.Ordinal))
                context.Result = $"{text}|own";
        }
    }

    private static bool IsOurs(IGrainCallContext context) => context.InterfaceMethod.DeclaringType == typeof(IFilteredGrain);

    private static Task<EngineHost> StartAsync(Func<IIncomingGrainCallContext, Task> incoming, Func<IIncomingGrainCallContext, Task>? second = null) =>
        EngineHost.StartAsync(silo =>
        {
            silo.AddIncomingGrainCallFilter(context => IsOurs(context) ? incoming(context) : context.Invoke());
            if (second is not null)
                silo.AddIncomingGrainCallFilter(context => IsOurs(context) ? second(context) : context.Invoke());
        });

    [Fact]
    public async Task Outgoing_filters_come_first_then_incoming_ones_in_their_order_then_the_grains_own()
    {
        var seen = new ConcurrentQueue<string>();
        await using var host = await EngineHost.StartAsync(silo => silo
            .AddOutgoingGrainCallFilter(async context =>
            {
                if (IsOurs(context))
                {
                    RequestContext.Set("added", " by filter");
                    seen.Enqueue($"out {context.MethodName} {context.SourceId} {context.TargetId}");
                }

                await context.Invoke();
            })
            .AddIncomingGrainCallFilter(async context =>
            {
                if (IsOurs(context))
                    seen.Enqueue($"first {context.Request.GetArgument(0)} {context.SourceId!.Value.IsClient()}");
                await context.Invoke();
                if (IsOurs(context) && context.Result is string text)
                    context.Result = $"{text}|first";
            })
            .AddIncomingGrainCallFilter(async context =>
            {
                if (IsOurs(context))
                    seen.Enqueue($"second {context.ImplementationMethod.DeclaringType!.Name}");
                await context.Invoke();
                if (IsOurs(context) && context.Result is string text)
                    context.Result = $"{text}|second";
            }));

        Assert.Equal("own by filter|own|second|first|own|second|first", await host.Grains.GetGrain<IFilteredGrain>("f").AskAsync("g", "own"));

        // The client of a cluster has filters of its own; the embedded one shares those of the host.
        Assert.Equal(
            ["first g True", "second FilteredGrain", "out EchoAsync filtered/f filtered/g", "first own False", "second FilteredGrain"],
            seen.Where(entry => !entry.StartsWith("out AskAsync", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_filter_that_throws_refuses_the_call()
    {
        await using var host = await StartAsync(_ => throw new UnauthorizedAccessException("no"));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grains.GetGrain<IFilteredGrain>("f").EchoAsync("x"));
    }

    [Fact]
    public async Task A_filter_that_neither_goes_on_nor_answers_is_a_fault()
    {
        await using var host = await StartAsync(_ => Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grains.GetGrain<IFilteredGrain>("f").EchoAsync("x"));
    }

    [Fact]
    public async Task A_filter_may_answer_in_the_grains_place()
    {
        await using var host = await StartAsync(context =>
        {
            context.Result = "cached";
            return Task.CompletedTask;
        });

        Assert.Equal("cached", await host.Grains.GetGrain<IFilteredGrain>("f").EchoAsync("x"));
    }

    [Fact]
    public async Task A_filter_sees_the_exception_and_no_result_and_may_answer_instead()
    {
        await using var host = await StartAsync(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (TimeoutException exception)
            {
                context.Result = $"{exception.Message}, result {context.Result ?? "none"}";
            }
        });

        Assert.Equal("failure 1, result none", await host.Grains.GetGrain<IFilteredGrain>("f").FailTwiceAsync());
    }

    [Fact]
    public async Task An_exception_that_a_filter_only_looks_at_still_reaches_the_caller()
    {
        await using var host = await StartAsync(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (TimeoutException)
            {
                RequestContext.Set("seen", "yes");
            }
        });

        await Assert.ThrowsAsync<TimeoutException>(() => host.Grains.GetGrain<IFilteredGrain>("f").FailTwiceAsync());
    }

    [Fact]
    public async Task A_filter_may_go_on_again_and_those_after_it_run_again_too()
    {
        var passes = 0;
        await using var host = await StartAsync(
            async context =>
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await context.Invoke();
                        return;
                    }
                    catch (TimeoutException) when (attempt < 3)
                    {
                        await Task.Yield();
                    }
                }
            },
            async context =>
            {
                Interlocked.Increment(ref passes);
                await context.Invoke();
            });

        Assert.Equal("at last", await host.Grains.GetGrain<IFilteredGrain>("f").FailTwiceAsync());
        Assert.Equal(3, passes);
    }
}
