namespace StudyMate.Simulation;

/// <summary>The ground: one thread, one clock, one seed.</summary>
public sealed class SimulatedWorldTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Time_jumps_to_the_next_timer_and_timers_go_off_in_order()
    {
        var world = new SimulatedWorld(1, Start);
        var process = new SimulatedProcess(world);
        var seen = new List<string>();
        _ = process.Start(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(2), process.Time);
            seen.Add($"two at {world.Now:HH:mm}");
        });
        _ = process.Start(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(1), process.Time);
            seen.Add($"one at {world.Now:HH:mm}");
        });
        RunAll(world);
        seen.Should().Equal("one at 08:00", "two at 09:00");
    }

    [Fact]
    public void The_seed_decides_the_order_and_the_same_seed_decides_the_same()
    {
        var orders = Enumerable.Range(1, 20).Select(seed => OrderOf(seed)).ToArray();
        Enumerable.Range(1, 20).Select(seed => OrderOf(seed)).Should().Equal(orders);
        orders.Distinct(StringComparer.Ordinal).Count().Should().BeGreaterThan(10, string.Join(' ', orders));
    }

    [Fact]
    public void Whoever_waits_for_an_asynchronously_completed_promise_goes_on_in_the_same_process()
    {
        var world = new SimulatedWorld(1, Start);
        var process = new SimulatedProcess(world);
        var promise = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = 0;
        _ = process.Start(async () =>
        {
            await promise.Task;
            thread = Environment.CurrentManagedThreadId;
        });
        _ = process.Start(() =>
        {
            promise.SetResult();
            return Task.CompletedTask;
        });
        RunAll(world);
        thread.Should().Be(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void Nothing_of_a_dead_process_runs_again()
    {
        var world = new SimulatedWorld(1, Start);
        var process = new SimulatedProcess(world);
        var ran = false;
        _ = process.Start(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), process.Time);
            ran = true;
        });
        while (world.Now == Start && world.Steps < 1)
            world.Step();
        process.Kill();
        RunAll(world);
        ran.Should().BeFalse();
    }

    [Fact]
    public void Work_that_leaves_the_thread_ends_the_run()
    {
        var world = new SimulatedWorld(1, Start);
        var process = new SimulatedProcess(world);
        Exception? refused = null;
        var elsewhere = new Thread(() => refused = Record.Exception(() => process.Schedule(new Item())));
        elsewhere.Start();
        elsewhere.Join();
        refused.Should().BeOfType<InvalidOperationException>();
        FluentActions.Invoking(() => world.Step()).Should().ThrowExactly<InvalidOperationException>();
    }

    private static string OrderOf(int seed)
    {
        var world = new SimulatedWorld((ulong)seed, Start);
        var process = new SimulatedProcess(world);
        var order = "";
        foreach (var letter in "abcdef")
        {
            _ = process.Start(async () =>
            {
                await Task.Yield();
                order += letter;
            });
        }

        RunAll(world);
        return order;
    }

    private static void RunAll(SimulatedWorld world)
    {
        while (world.Step())
        {
            // Until nothing is left to happen.
        }
    }

    private sealed class Item : IThreadPoolWorkItem
    {
        public void Execute()
        {
        }
    }
}
