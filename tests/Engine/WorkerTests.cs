using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class WorkerTests
{
    [Alias("test.IWorkerGrain")]
    internal interface IWorkerGrain : IGrainWithIntegerKey
    {
        [Alias("WorkAsync")]
        Task WorkAsync();

    }

    /// <summary>Counts who works at the same time, in all silos.</summary>
    internal sealed class Workshop
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _present;
        private int _finished;

        public int Present => Volatile.Read(ref _present);

        public int Finished => Volatile.Read(ref _finished);

        public async Task WorkAsync()
        {
            Interlocked.Increment(ref _present);
            await _end.Task;
            Interlocked.Increment(ref _finished);
        }

        public void End() => _end.TrySetResult();
    }

    [StatelessWorker(2)]
    internal sealed class WorkerGrain(Workshop workshop) : Grain, IWorkerGrain
    {
        public Task WorkAsync() => workshop.WorkAsync();

    }

    [Alias("test.IForemanGrain")]
    internal interface IForemanGrain : IGrainWithStringKey
    {
        [Alias("CallWorkersAsync")]
        Task CallWorkersAsync(int calls);
    }

    internal sealed class ForemanGrain : Grain, IForemanGrain
    {
        public Task CallWorkersAsync(int calls) =>
            Task.WhenAll(Enumerable.Range(0, calls).Select(_ => GrainFactory.GetGrain<IWorkerGrain>(0).WorkAsync()));
    }

    [Fact]
    public async Task Stateless_workers_serve_side_by_side_up_to_their_number_per_silo_and_then_one_after_the_other()
    {
        var workshop = new Workshop();
        await using var host = await EngineHost.StartAsync(silo => silo.Services.AddSingleton(workshop));

        // A grain calls: its silo has its own workers, and no others are asked.
        var work = host.Grains.GetGrain<IForemanGrain>("f").CallWorkersAsync(5);
        await EngineHost.UntilAsync(() => workshop.Present == 2);
        await Task.Delay(100);
        Assert.Equal(2, workshop.Present);

        workshop.End();
        await work;
        Assert.Equal(5, workshop.Finished);
    }
}
