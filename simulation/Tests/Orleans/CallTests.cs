using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>What a call carries, how it ends, and who gives up.</summary>
public sealed class CallTests
{
    internal interface ITalkGrain : IGrainWithStringKey
    {
        Task<string> ReadAsync();

        Task<string> SetAndAskAsync(string other, string value);

        Task FailAsync();

        Task<string> WaitAsync(TimeSpan span, CancellationToken cancellationToken);

        [AlwaysInterleave]
        Task<string> HeardAsync();

        [OneWay]
        Task TellAsync(string what);
    }

    internal sealed class TalkGrain(TimeProvider time) : Grain, ITalkGrain
    {
        private string _heard = "";

        public Task<string> ReadAsync() => Task.FromResult($"{RequestContext.Get("who")}");

        public async Task<string> SetAndAskAsync(string other, string value)
        {
            RequestContext.Set("who", value);
            return await GrainFactory.GetGrain<ITalkGrain>(other).ReadAsync();
        }

        public Task FailAsync() => throw new FormatException("no number");

        public async Task<string> WaitAsync(TimeSpan span, CancellationToken cancellationToken)
        {
            _heard += "b";
            await Task.Delay(span, time, CancellationToken.None);
            _heard += cancellationToken.IsCancellationRequested ? "c" : "e";
            return _heard;
        }

        public Task<string> HeardAsync() => Task.FromResult(_heard);

        public Task TellAsync(string what)
        {
            _heard += what;
            throw new FormatException("nobody hears of it");
        }
    }

    internal sealed class Notes(string name, List<string> notes) : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context) => await NoteAsync("in", context);

        public async Task Invoke(IOutgoingGrainCallContext context) => await NoteAsync("out", context);

        private async Task NoteAsync(string way, IGrainCallContext context)
        {
            notes.Add($"{name} {way} {context.MethodName}");
            await context.Invoke();
            notes.Add($"{name} {way} ended");
        }
    }

    [Fact]
    public void The_context_flows_down_the_chain_and_never_back()
    {
        using var silo = new TestSilo();
        var seen = silo.Do(async () =>
        {
            RequestContext.Set("who", "me");
            var first = await silo.Grain<ITalkGrain>("a").ReadAsync();
            var second = await silo.Grain<ITalkGrain>("a").SetAndAskAsync("b", "it");
            return $"{first} {second} {RequestContext.Get("who")} {await silo.Grain<ITalkGrain>("a").ReadAsync()}";
        });
        seen.Should().Be("me it me me");
        silo.Do(() => silo.Grain<ITalkGrain>("a").ReadAsync()).Should().Be("");
    }

    [Fact]
    public void An_exception_reaches_the_caller_as_it_is() =>
        FluentActions.Invoking(() => With(silo => silo.Do(silo.Grain<ITalkGrain>("a").FailAsync))).Should().ThrowExactly<FormatException>().Which.Message.Should().Be("no number");

    [Fact]
    public void A_one_way_call_is_neither_waited_for_nor_heard_of() => With(silo =>
    {
        silo.Do(() => silo.Grain<ITalkGrain>("a").TellAsync("x"));
        silo.PassTime(TimeSpan.FromSeconds(1));
        silo.Do(silo.Grain<ITalkGrain>("a").HeardAsync).Should().Be("x");
    });

    [Fact]
    public void A_caller_gives_up_after_thirty_seconds_and_only_what_has_begun_runs_to_its_end() => With(silo =>
    {
        var talk = silo.Grain<ITalkGrain>("a");
        var running = silo.Begin(() => talk.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None));
        silo.PassTime(TimeSpan.FromSeconds(1));
        var waiting = silo.Begin(() => talk.WaitAsync(TimeSpan.Zero, CancellationToken.None));
        silo.PassTime(TimeSpan.FromSeconds(31));
        FluentActions.Invoking(() => silo.Drive(running)).Should().ThrowExactly<TimeoutException>();
        FluentActions.Invoking(() => silo.Drive(waiting)).Should().ThrowExactly<TimeoutException>();
        silo.PassTime(TimeSpan.FromMinutes(1));
        silo.Do(talk.HeardAsync).Should().Be("be");
    });

    [Fact]
    public void Cancelling_frees_the_caller_at_once_and_tells_the_method() => With(silo =>
    {
        using var source = new CancellationTokenSource();
        var talk = silo.Grain<ITalkGrain>("a");
        var running = silo.Begin(() => talk.WaitAsync(TimeSpan.FromSeconds(5), source.Token));
        silo.PassTime(TimeSpan.FromSeconds(1));
        source.Cancel();
        FluentActions.Invoking(() => silo.Drive(running)).Should().Throw<OperationCanceledException>();
        silo.PassTime(TimeSpan.FromSeconds(5));
        silo.Do(talk.HeardAsync).Should().Be("bc");
        FluentActions.Invoking(() => silo.Do(() => talk.WaitAsync(TimeSpan.Zero, source.Token))).Should().Throw<OperationCanceledException>();
    });

    [Fact]
    public void Outgoing_filters_come_first_then_incoming_ones_in_their_order()
    {
        var notes = new List<string>();
        using var silo = new TestSilo(change: services => services
            .AddSingleton<IIncomingGrainCallFilter>(new Notes("1", notes))
            .AddSingleton<IIncomingGrainCallFilter>(new Notes("2", notes))
            .AddSingleton<IOutgoingGrainCallFilter>(new Notes("3", notes)));
        silo.Do(silo.Grain<ITalkGrain>("a").ReadAsync);
        notes.Should().Equal("3 out ReadAsync", "1 in ReadAsync", "2 in ReadAsync", "2 in ended", "1 in ended", "3 out ended");
    }

    private static void With(Action<TestSilo> test)
    {
        using var silo = new TestSilo();
        test(silo);
    }
}
