using System.Collections.Concurrent;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.OrleansTests;

/// <summary>Who may enter a grain while another call waits inside.</summary>
[Collection(OrleansCluster.Name)]
public sealed class InterleavingTests(OrleansCluster cluster)
{
    [Alias("test.IDoor")]
    internal interface IDoor : IGrainWithStringKey
    {
        [Alias("WaitAsync")]
        Task WaitAsync();

        [Alias("EnterAsync")]
        Task<int> EnterAsync();

        [Alias("OpenAsync"), AlwaysInterleave]
        Task OpenAsync();

        [Alias("InsideAsync"), AlwaysInterleave]
        Task<int> InsideAsync();
    }

    internal abstract class DoorGrain : Grain
    {
        private readonly TaskCompletionSource _open = new();
        private int _inside;

        public async Task WaitAsync()
        {
            _inside++;
            await _open.Task;
            _inside--;
        }

        public Task<int> EnterAsync() => Task.FromResult(_inside);

        public Task<int> InsideAsync() => Task.FromResult(_inside);

        public Task OpenAsync()
        {
            _open.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [Alias("test.IClosedDoorGrain")]
    internal interface IClosedDoorGrain : IDoor;

    internal sealed class ClosedDoorGrain : DoorGrain, IClosedDoorGrain;

    [Alias("test.IReentrantDoorGrain")]
    internal interface IReentrantDoorGrain : IDoor;

    [Reentrant]
    internal sealed class ReentrantDoorGrain : DoorGrain, IReentrantDoorGrain;

    [Alias("test.IWorkerGrain")]
    internal interface IWorkerGrain : IGrainWithStringKey
    {
        [Alias("WorkAsync")]
        Task WorkAsync();
    }

    [StatelessWorker(2)]
    internal sealed class WorkerGrain(Diary diary) : Grain, IWorkerGrain
    {
        private static readonly ConcurrentDictionary<string, int> Present = new(StringComparer.Ordinal);

        public async Task WorkAsync()
        {
            var name = this.GetPrimaryKeyString();
            diary.Add(name, $"{Present.AddOrUpdate(name, 1, (_, present) => present + 1)}");
            await diary.Gate(name);
            Present.AddOrUpdate(name, 0, (_, present) => present - 1);
        }
    }

    [Alias("test.IForemanGrain")]
    internal interface IForemanGrain : IGrainWithStringKey
    {
        [Alias("CallWorkersAsync")]
        Task CallWorkersAsync(string name, int calls);
    }

    internal sealed class ForemanGrain : Grain, IForemanGrain
    {
        public Task CallWorkersAsync(string name, int calls) =>
            Task.WhenAll(Enumerable.Range(0, calls).Select(_ => GrainFactory.GetGrain<IWorkerGrain>(name).WorkAsync()));
    }

    [Fact]
    public async Task A_call_waits_until_the_running_one_has_ended_unless_it_always_interleaves()
    {
        var door = cluster.Grains.GetGrain<IClosedDoorGrain>("closed");

        var waits = await LetInAsync(door);
        var enters = door.EnterAsync();
        await door.OpenAsync();

        await waits;
        (await enters).Should().Be(0);
    }

    [Fact]
    public async Task Every_call_enters_a_reentrant_grain_at_once()
    {
        var door = cluster.Grains.GetGrain<IReentrantDoorGrain>("reentrant");

        var waits = await LetInAsync(door);
        (await door.EnterAsync()).Should().Be(1);
        await door.OpenAsync();
        await waits;
    }

    [Fact]
    public async Task Stateless_workers_serve_side_by_side_up_to_their_number_per_silo_and_then_one_after_the_other()
    {
        // A grain calls: its silo has its own workers, and no others are asked.
        var work = cluster.Grains.GetGrain<IForemanGrain>("foreman").CallWorkersAsync("workers", 5);
        await Wait.UntilAsync(() => cluster.Diary.Of("workers").Length == 2);

        cluster.Diary.OpenGate("workers");
        await work;

        cluster.Diary.Of("workers").Length.Should().Be(5);
        cluster.Diary.Of("workers").Max(StringComparer.Ordinal).Should().Be("2");
    }

    /// <summary>Calls somebody in who waits there; without the look inside the next call could come before them.</summary>
    /// <returns>Ends when they leave.</returns>
    private static async Task<Task> LetInAsync(IDoor door)
    {
        var waits = door.WaitAsync();
        await Wait.UntilAsync(async () => await door.InsideAsync() == 1);
        return waits;
    }
}
