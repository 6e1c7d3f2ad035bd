using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Streams.Core;

namespace StudyMate.Simulation;

/// <summary>Streams reach the grain of their key, in order, and never fail their producer.</summary>
public sealed class StreamTests
{
    private const string Numbers = "numbers";

    internal interface IListenerGrain : IGrainWithStringKey
    {
        [AlwaysInterleave]
        Task<string> HeardAsync();

        Task LeaveAsync();
    }

    /// <summary>Refuses 13 always and 7 once.</summary>
    [ImplicitStreamSubscription(Numbers)]
    internal sealed class ListenerGrain : Grain, IListenerGrain, IStreamSubscriptionObserver
    {
        private string _heard = "";
        private bool _refused;

        public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<int>().ResumeAsync((item, _) =>
        {
            if (item == 13 || (item == 7 && !_refused))
            {
                _refused = true;
                throw new FormatException("refused");
            }

            _heard += $"{item}{RequestContext.Get("who")} ";
            return Task.CompletedTask;
        });

        public Task<string> HeardAsync() => Task.FromResult(_heard);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void Items_reach_the_grain_of_the_key_in_order_with_the_context_of_their_producer()
    {
        using var silo = new TestSilo();
        RequestContext.Set("who", "me");
        silo.Send(Numbers, "a", 1);
        RequestContext.Clear();
        silo.Send(Numbers, "a", 2);
        silo.Send(Numbers, "b", 3);
        silo.PassTime(TimeSpan.FromSeconds(1));
        (Heard(silo, "a"), Heard(silo, "b")).Should().Be(("1me 2 ", "3 "));
    }

    [Fact]
    public void A_failed_delivery_is_tried_again_before_the_next_item_and_given_up_after_a_minute()
    {
        using var silo = new TestSilo();
        foreach (var item in new[] { 7, 13, 8 })
            silo.Send(Numbers, "a", item);
        silo.PassTime(TimeSpan.FromSeconds(30));
        Heard(silo, "a").Should().Be("7 ");
        silo.PassTime(TimeSpan.FromSeconds(60));
        Heard(silo, "a").Should().Be("7 8 ");
    }

    [Fact]
    public void A_grain_that_left_is_woken_by_the_next_item_and_one_that_crashed_misses_what_was_on_its_way()
    {
        using var silo = new TestSilo();
        silo.Send(Numbers, "a", 1);
        silo.Do(silo.Grain<IListenerGrain>("a").LeaveAsync);
        silo.Send(Numbers, "a", 2);
        silo.PassTime(TimeSpan.FromSeconds(1));
        Heard(silo, "a").Should().Be("2 ");

        silo.Send(Numbers, "a", 13);
        silo.LosePower();
        silo.Send(Numbers, "a", 3);
        silo.PassTime(TimeSpan.FromSeconds(1));
        Heard(silo, "a").Should().Be("3 ");
    }

    private static string Heard(TestSilo silo, string key) => silo.Do(silo.Grain<IListenerGrain>(key).HeardAsync);
}
