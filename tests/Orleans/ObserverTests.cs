using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>How grains push to whoever watches from outside.</summary>
[Collection(OrleansCluster.Name)]
public sealed class ObserverTests(OrleansCluster cluster)
{
    [Alias("test.IBell")]
    internal interface IBell : IGrainObserver
    {
        [Alias("RingAsync"), OneWay]
        Task RingAsync(int number);
    }

    [Alias("test.IRingerGrain")]
    internal interface IRingerGrain : IGrainWithStringKey
    {
        [Alias("RingAsync")]
        Task RingAsync(IBell bell, int times);
    }

    internal sealed class RingerGrain : Grain, IRingerGrain
    {
        public async Task RingAsync(IBell bell, int times)
        {
            for (var number = 1; number <= times; number++)
                await bell.RingAsync(number);
        }
    }

    internal sealed class Bell : IBell
    {
        private int _ringing;

        public ConcurrentQueue<string> Heard { get; } = [];

        public bool IsBroken { get; set; }

        public async Task RingAsync(int number)
        {
            Interlocked.Increment(ref _ringing).Should().Be(1);
            await Task.Yield();
            Heard.Enqueue($"{number}{RequestContext.Get("who")}");
            Interlocked.Decrement(ref _ringing);
            if (IsBroken)
                throw new FormatException("broken bell");
        }
    }

    private IRingerGrain Ringer => cluster.Grains.GetGrain<IRingerGrain>("ringer");

    [Fact]
    public async Task A_grain_calls_an_observer_one_call_after_the_other_with_its_context()
    {
        var bell = new Bell();
        var reference = cluster.Grains.CreateObjectReference<IBell>(bell);
        RequestContext.Set("who", "!");

        await Ringer.RingAsync(reference, 50);
        await Wait.UntilAsync(() => bell.Heard.Count == 50);

        bell.Heard.Order(StringComparer.Ordinal).Should().Equal(Enumerable.Range(1, 50).Select(number => $"{number}!").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failing_observer_is_called_again_and_the_grain_hears_nothing()
    {
        var bell = new Bell { IsBroken = true };
        var reference = cluster.Grains.CreateObjectReference<IBell>(bell);

        await Ringer.RingAsync(reference, 2);

        await Wait.UntilAsync(() => bell.Heard.Count == 2);
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task Calls_to_a_removed_observer_are_dropped_and_the_grain_goes_on()
    {
        var (removed, other) = (new Bell(), new Bell());
        var reference = cluster.Grains.CreateObjectReference<IBell>(removed);
        cluster.Grains.DeleteObjectReference<IBell>(reference);

        await Ringer.RingAsync(reference, 1);
        await Ringer.RingAsync(cluster.Grains.CreateObjectReference<IBell>(other), 1);

        await Wait.UntilAsync(() => other.Heard.Count == 1);
        removed.Heard.Should().BeEmpty();
    }

    /// <summary>Whoever watches keeps the watching object: Orleans does not.</summary>
    [Fact]
    public async Task An_observer_that_its_owner_forgot_is_gone()
    {
        var (reference, bell) = ForgottenBell();
        await Wait.UntilAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !bell.IsAlive;
        });

        await Ringer.RingAsync(reference, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (IBell Reference, WeakReference Bell) ForgottenBell()
    {
        var bell = new Bell();
        return (cluster.Grains.CreateObjectReference<IBell>(bell), new WeakReference(bell));
    }
}
