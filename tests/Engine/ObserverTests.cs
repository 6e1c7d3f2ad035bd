using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class ObserverTests
{
    [Alias("test.IBell")]
    internal interface IBell : IGrainObserver
    {
        [Alias("RingAsync"), OneWay]
        Task RingAsync(int number);

        [Alias("AnswerAsync"), ResponseTimeout("00:00:03")]
        Task<int> AnswerAsync(int number);

        [Alias("BreakAsync")]
        Task BreakAsync();

        [Alias("BreakQuietlyAsync"), OneWay]
        Task BreakQuietlyAsync();

        [Alias("HoldAsync"), OneWay]
        Task HoldAsync();

        [Alias("ReleaseAsync"), AlwaysInterleave]
        Task ReleaseAsync();
    }

    [Alias("test.IRingerGrain")]
    internal interface IRingerGrain : IGrainWithStringKey
    {
        [Alias("RingAsync")]
        Task RingAsync(IBell bell, int times);

        [Alias("AskAsync")]
        Task<int> AskAsync(IBell bell, int number);

        [Alias("BreakAsync")]
        Task BreakAsync(IBell bell);

        [Alias("BreakQuietlyAsync")]
        Task BreakQuietlyAsync(IBell bell);

        [Alias("HoldAsync")]
        Task HoldAsync(IBell bell);

        [Alias("ReleaseAsync")]
        Task ReleaseAsync(IBell bell);
    }

    internal sealed class RingerGrain : Grain, IRingerGrain
    {
        public async Task RingAsync(IBell bell, int times)
        {
            for (var number = 1; number <= times; number++)
                await bell.RingAsync(number);
        }

        public Task<int> AskAsync(IBell bell, int number) => bell.AnswerAsync(number);

        public Task BreakAsync(IBell bell) => bell.BreakAsync();

        public Task BreakQuietlyAsync(IBell bell) => bell.BreakQuietlyAsync();

        public Task HoldAsync(IBell bell) => bell.HoldAsync();

        public Task ReleaseAsync(IBell bell) => bell.ReleaseAsync();
    }

    internal sealed class Bell : IBell
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _ringing;

        public ConcurrentQueue<string> Heard { get; } = [];

        public async Task RingAsync(int number)
        {
            Assert.Equal(1, Interlocked.Increment(ref _ringing));
            await Task.Yield();
            Heard.Enqueue($"{number}{RequestContext.Get("who")}");
            Interlocked.Decrement(ref _ringing);
        }

        public Task<int> AnswerAsync(int number) => Task.FromResult(number * 2);

        public Task BreakAsync() => throw new FormatException("broken bell");

        public Task BreakQuietlyAsync() => throw new FormatException("broken bell");

        public bool IsHeld { get; private set; }

        public Task HoldAsync()
        {
            IsHeld = true;
            return _released.Task;
        }

        public Task ReleaseAsync()
        {
            _released.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_grain_calls_an_observer_one_call_after_the_other_with_its_context_and_gets_its_answer()
    {
        await using var host = await EngineHost.StartAsync();
        var bell = new Bell();
        var reference = host.Grains.CreateObjectReference<IBell>(bell);
        var ringer = host.Grains.GetGrain<IRingerGrain>("r");
        RequestContext.Set("who", "!");
        Assert.Equal(14, await ringer.AskAsync(reference, 7));

        await ringer.RingAsync(reference, 50);
        await EngineHost.UntilAsync(() => bell.Heard.Count == 50);

        Assert.Equal(Enumerable.Range(1, 50).Select(number => $"{number}!").Order(StringComparer.Ordinal), bell.Heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failing_observer_fails_the_call_that_waits_for_it_and_goes_on()
    {
        await using var host = await EngineHost.StartAsync();
        var bell = new Bell();
        var reference = host.Grains.CreateObjectReference<IBell>(bell);
        var ringer = host.Grains.GetGrain<IRingerGrain>("r");

        await ringer.BreakQuietlyAsync(reference);
        Assert.Equal("broken bell", (await Assert.ThrowsAsync<FormatException>(() => ringer.BreakAsync(reference))).Message);

        Assert.Equal(2, await ringer.AskAsync(reference, 1));
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task A_call_to_an_observer_waits_for_the_one_before_unless_it_interleaves()
    {
        await using var host = await EngineHost.StartAsync();
        var bell = new Bell();
        var reference = host.Grains.CreateObjectReference<IBell>(bell);

        await host.Grains.GetGrain<IRingerGrain>("holds").HoldAsync(reference);
        await EngineHost.UntilAsync(() => bell.IsHeld);
        var asked = host.Grains.GetGrain<IRingerGrain>("asks").AskAsync(reference, 7);
        await Task.Delay(50);
        Assert.False(asked.IsCompleted);
        await host.Grains.GetGrain<IRingerGrain>("releases").ReleaseAsync(reference);

        Assert.Equal(14, await asked);
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task Calls_to_a_removed_observer_are_dropped_and_who_waits_times_out()
    {
        await using var host = await EngineHost.StartAsync();
        var bell = new Bell();
        var reference = host.Grains.CreateObjectReference<IBell>(bell);
        var ringer = host.Grains.GetGrain<IRingerGrain>("r");
        host.Grains.DeleteObjectReference<IBell>(reference);

        await ringer.RingAsync(reference, 1);
        var asked = ringer.AskAsync(reference, 7);
        await host.PassUntilAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(asked.IsCompleted));

        await Assert.ThrowsAsync<TimeoutException>(() => asked);
        Assert.Empty(bell.Heard);
    }

    [Fact]
    public async Task An_observer_that_its_owner_forgot_is_gone()
    {
        await using var host = await EngineHost.StartAsync();
        var reference = ForgottenBell(host);
        var ringer = host.Grains.GetGrain<IRingerGrain>("r");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        var asked = ringer.AskAsync(reference, 7);
        await host.PassUntilAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(asked.IsCompleted));

        await Assert.ThrowsAsync<TimeoutException>(() => asked);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IBell ForgottenBell(EngineHost host) => host.Grains.CreateObjectReference<IBell>(new Bell());

    [Fact]
    public async Task Only_an_object_becomes_an_observer()
    {
        await using var host = await EngineHost.StartAsync();
        var bell = new Bell();
        var reference = host.Grains.CreateObjectReference<IBell>(bell);

        Assert.Throws<ArgumentException>(() => host.Grains.CreateObjectReference<IBell>(reference));
        Assert.Throws<ArgumentException>(() => host.Grains.DeleteObjectReference<IBell>(bell));
    }
}
