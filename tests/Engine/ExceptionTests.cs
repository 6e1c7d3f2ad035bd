using Orleans;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class ExceptionTests
{
    [GenerateSerializer, Alias("test.RefusedException")]
    internal sealed class RefusedException(string message, string code, Exception inner) : Exception(message, inner)
    {
        [Id(0)]
        public string Code { get; } = code;
    }

    [Alias("test.IFailingGrain")]
    internal interface IFailingGrain : IGrainWithStringKey
    {
        [Alias("ThrowAtOnceAsync")]
        Task<int> ThrowAtOnceAsync();

        [Alias("ThrowLaterAsync")]
        ValueTask ThrowLaterAsync();

        [Alias("RefuseAsync")]
        Task RefuseAsync();

        [Alias("PassOnAsync")]
        Task PassOnAsync(string other);

        [Alias("CatchAsync")]
        Task<string> CatchAsync(string other);

        [Alias("FineAsync")]
        Task<int> FineAsync();

        [Alias("CancelAsync")]
        Task CancelAsync();
    }

    internal sealed class FailingGrain : Grain, IFailingGrain
    {
        private int _calls;

        public Task<int> ThrowAtOnceAsync() => throw new FormatException("no number");

        public async ValueTask ThrowLaterAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("later");
        }

        public async Task RefuseAsync()
        {
            await Task.Yield();
            throw new RefusedException("refused", "theme.not_approved", new TimeoutException("because it was late"));
        }

        public Task PassOnAsync(string other) => GrainFactory.GetGrain<IFailingGrain>(other).RefuseAsync();

        public async Task<string> CatchAsync(string other)
        {
            try
            {
                await GrainFactory.GetGrain<IFailingGrain>(other).RefuseAsync();
                return "nothing";
            }
            catch (RefusedException exception)
            {
                return exception.Code;
            }
        }

        public Task<int> FineAsync() => Task.FromResult(++_calls);

        public Task CancelAsync() => throw new OperationCanceledException("gave up");
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_however_it_was_thrown_and_harms_nobody_else()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IFailingGrain>("a");

        Assert.Equal(1, await grain.FineAsync());
        Assert.Equal("no number", (await Assert.ThrowsAsync<FormatException>(() => grain.ThrowAtOnceAsync())).Message);
        Assert.Equal("later", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowLaterAsync().AsTask())).Message);
        Assert.Equal(2, await grain.FineAsync());
    }

    [Fact]
    public async Task An_exception_carries_its_own_members_its_cause_and_where_it_was_thrown()
    {
        await using var host = await EngineHost.StartAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => host.Grains.GetGrain<IFailingGrain>("a").RefuseAsync());

        Assert.Equal(("refused", "theme.not_approved"), (refused.Message, refused.Code));
        Assert.Equal("because it was late", Assert.IsType<TimeoutException>(refused.InnerException).Message);
        Assert.Contains(nameof(FailingGrain.RefuseAsync), refused.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_passes_through_a_chain_of_grains_as_it_is()
    {
        await using var host = await EngineHost.StartAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => host.Grains.GetGrain<IFailingGrain>("a").PassOnAsync("b"));

        Assert.Equal("theme.not_approved", refused.Code);
        Assert.Contains(nameof(FailingGrain.RefuseAsync), refused.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calling_grain_catches_what_the_called_one_threw()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("theme.not_approved", await host.Grains.GetGrain<IFailingGrain>("a").CatchAsync("b"));
    }

    [Fact]
    public async Task A_method_that_ends_cancelled_cancels_its_caller()
    {
        await using var host = await EngineHost.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Grains.GetGrain<IFailingGrain>("a").CancelAsync());
    }
}
