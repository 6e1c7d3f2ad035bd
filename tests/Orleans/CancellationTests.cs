using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>Whoever hangs up frees the caller at once; what the method makes of its token is its own affair.</summary>
[Collection(OrleansCluster.Name)]
public sealed class CancellationTests(OrleansCluster cluster)
{
    [Alias("test.IPatientGrain")]
    internal interface IPatientGrain : IGrainWithStringKey
    {
        [Alias("WaitAsync")]
        Task WaitAsync(CancellationToken token);

        [Alias("WaitElsewhereAsync")]
        Task WaitElsewhereAsync(string other, CancellationToken token);

        [Alias("IgnoreAsync")]
        Task<int> IgnoreAsync(CancellationToken token);

        [Alias("AnswerAsync")]
        Task<bool> AnswerAsync(CancellationToken token);

        [Alias("WasCancelledLaterAsync"), AlwaysInterleave]
        Task<bool> WasCancelledLaterAsync();

        [Alias("OpenAsync"), AlwaysInterleave]
        Task OpenAsync();

        [Alias("EndedAsync"), AlwaysInterleave]
        Task<string> EndedAsync();
    }

    internal sealed class PatientGrain : Grain, IPatientGrain
    {
        private readonly TaskCompletionSource _open = new();
        private string _ended = "";
        private CancellationToken _kept;

        public async Task WaitAsync(CancellationToken token)
        {
            _ended += "w";
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                // The cancelled method ends in its grain's turn like any other.
                _ended += TaskScheduler.Current == TaskScheduler.Default ? "?" : "c";
            }
        }

        public Task WaitElsewhereAsync(string other, CancellationToken token) => GrainFactory.GetGrain<IPatientGrain>(other).WaitAsync(token);

        public async Task<int> IgnoreAsync(CancellationToken token)
        {
            _ended += "b";
            await _open.Task;
            _ended += "i";
            return 1;
        }

        public Task<bool> AnswerAsync(CancellationToken token)
        {
            _kept = token;
            return Task.FromResult(token.IsCancellationRequested);
        }

        public Task<bool> WasCancelledLaterAsync() => Task.FromResult(_kept.IsCancellationRequested);

        public Task OpenAsync()
        {
            _open.TrySetResult();
            return Task.CompletedTask;
        }

        public Task<string> EndedAsync() => Task.FromResult(_ended);
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_made()
    {
        var grain = cluster.Grains.GetGrain<IPatientGrain>("before");

        await FluentActions.Awaiting(() => grain.AnswerAsync(new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
        (await grain.EndedAsync()).Should().Be("");
    }

    [Fact]
    public async Task Cancelling_frees_the_caller_at_once_and_cancels_the_methods_token()
    {
        var grain = cluster.Grains.GetGrain<IPatientGrain>("during");
        using var source = new CancellationTokenSource();

        var call = grain.WaitAsync(source.Token);
        await Wait.UntilAsync(async () => await grain.EndedAsync() == "w");
        await source.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        await Wait.UntilAsync(async () => await grain.EndedAsync() == "wc");
    }

    [Fact]
    public async Task A_method_that_ignores_its_token_runs_to_its_end_while_its_caller_goes_on()
    {
        var grain = cluster.Grains.GetGrain<IPatientGrain>("deaf");
        using var source = new CancellationTokenSource();

        var call = grain.IgnoreAsync(source.Token);
        await Wait.UntilAsync(async () => await grain.EndedAsync() == "b");
        await source.CancelAsync();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();

        await grain.OpenAsync();
        await Wait.UntilAsync(async () => await grain.EndedAsync() == "bi");
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_never_begins()
    {
        var grain = cluster.Grains.GetGrain<IPatientGrain>("queue");
        using var source = new CancellationTokenSource();

        var running = grain.IgnoreAsync(CancellationToken.None);
        await Wait.UntilAsync(async () => await grain.EndedAsync() == "b");
        var waiting = grain.WaitAsync(source.Token);
        // A cancellation that overtakes its call is repeated only after a second.
        await ArrivedAsync(grain);
        await source.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();

        // It is a message itself: the next call must not overtake it.
        await ArrivedAsync(grain);
        await grain.OpenAsync();
        (await running).Should().Be(1);
        (await grain.AnswerAsync(CancellationToken.None)).Should().BeFalse();
        (await grain.EndedAsync()).Should().Be("bi");
    }

    /// <summary>Many calls later, what was sent before them has arrived, too; Orleans keeps no order, and nothing tells.</summary>
    private static async Task ArrivedAsync(IPatientGrain grain)
    {
        for (var look = 0; look < 50; look++)
            (await grain.EndedAsync()).Should().Be("b");
    }

    [Fact]
    public async Task A_token_that_is_handed_on_cancels_the_whole_chain()
    {
        var last = cluster.Grains.GetGrain<IPatientGrain>("last");
        using var source = new CancellationTokenSource();

        var call = cluster.Grains.GetGrain<IPatientGrain>("first").WaitElsewhereAsync("last", source.Token);
        await Wait.UntilAsync(async () => await last.EndedAsync() == "w");
        await source.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        await Wait.UntilAsync(async () => await last.EndedAsync() == "wc");
    }

    [Fact]
    public async Task Cancelling_after_the_answer_changes_nothing()
    {
        var grain = cluster.Grains.GetGrain<IPatientGrain>("after");
        using var source = new CancellationTokenSource();

        (await grain.AnswerAsync(source.Token)).Should().BeFalse();
        await source.CancelAsync();

        (await grain.WasCancelledLaterAsync()).Should().BeFalse();
        (await grain.AnswerAsync(CancellationToken.None)).Should().BeFalse();
    }
}
