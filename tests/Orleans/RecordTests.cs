using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.OrleansTests;

/// <summary>Records of grains: read before they are needed, and never written over a change that was not seen.</summary>
[Collection(OrleansCluster.Name)]
public sealed class RecordTests(OrleansCluster cluster)
{
    [GenerateSerializer, Alias("test.Purse")]
    public sealed record Purse
    {
        [Id(0)]
        public int Coins { get; init; }
    }

    /// <summary>Reads nothing, writes nothing.</summary>
    internal sealed class FullDisk : IGrainStorage
    {
        public const string Name = "full-disk";

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("disk full");

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("disk full");
    }

    [Alias("test.IPurseGrain")]
    internal interface IPurseGrain : IGrainWithStringKey
    {
        [Alias("AddAsync")]
        Task<int> AddAsync(int coins);

        [Alias("AddBehindAsync")]
        Task<int> AddBehindAsync(string other, int coins);

        [Alias("AddToFullDiskAsync")]
        Task AddToFullDiskAsync(int coins);

        [Alias("CoinsAtStartAsync")]
        Task<int> CoinsAtStartAsync();

        [Alias("CoinsAsync")]
        Task<int> CoinsAsync();

        [Alias("CoinsOfFullDiskAsync")]
        Task<int> CoinsOfFullDiskAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    internal sealed class PurseGrain(
        [PersistentState("purse")] IPersistentState<Purse> purse,
        [PersistentState("unlucky", FullDisk.Name)] IPersistentState<Purse> unlucky) : Grain, IPurseGrain
    {
        private int _atStart = -1;

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            _atStart = purse.State.Coins;
            return Task.CompletedTask;
        }

        public async Task<int> AddAsync(int coins)
        {
            purse.State = purse.State with { Coins = purse.State.Coins + coins };
            await purse.WriteStateAsync();
            return purse.State.Coins;
        }

        public Task<int> AddBehindAsync(string other, int coins) => GrainFactory.GetGrain<IPurseGrain>(other).AddAsync(coins);

        public Task AddToFullDiskAsync(int coins)
        {
            unlucky.State = unlucky.State with { Coins = unlucky.State.Coins + coins };
            return unlucky.WriteStateAsync();
        }

        public Task<int> CoinsAtStartAsync() => Task.FromResult(_atStart);

        public Task<int> CoinsAsync() => Task.FromResult(purse.State.Coins);

        public Task<int> CoinsOfFullDiskAsync() => Task.FromResult(unlucky.State.Coins);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_record_is_read_before_its_grain_is_activated()
    {
        var purse = cluster.Grains.GetGrain<IPurseGrain>("read");

        (await purse.CoinsAtStartAsync()).Should().Be(0);
        (await purse.AddAsync(5)).Should().Be(5);
        await purse.LeaveAsync();
        (await purse.CoinsAtStartAsync()).Should().Be(5);
    }

    [Fact]
    public async Task A_write_over_a_changed_record_fails_and_the_next_activation_reads_what_is_stored()
    {
        var purse = cluster.Grains.GetGrain<IPurseGrain>("contested");
        await purse.AddAsync(1);
        await WriteBehindItsBackAsync(purse, 100);

        await FluentActions.Awaiting(() => purse.AddAsync(1)).Should().ThrowExactlyAsync<InconsistentStateException>();
        (await purse.CoinsAsync()).Should().Be(100);
        (await purse.AddAsync(1)).Should().Be(101);
    }

    [Fact]
    public async Task A_conflict_deactivates_the_grain_whose_record_it_is_and_no_caller_of_it()
    {
        var purse = cluster.Grains.GetGrain<IPurseGrain>("called");
        var caller = cluster.Grains.GetGrain<IPurseGrain>("caller");
        await purse.AddAsync(1);
        await caller.AddAsync(7);
        await WriteBehindItsBackAsync(caller, 8);
        await WriteBehindItsBackAsync(purse, 100);

        await FluentActions.Awaiting(() => caller.AddBehindAsync("called", 1)).Should().ThrowAsync<InconsistentStateException>();

        // The caller still has what it wrote: it was not started anew.
        (await caller.CoinsAsync()).Should().Be(7);
        (await purse.CoinsAsync()).Should().Be(100);
    }

    /// <summary>Why a commit that failed restores what was before and ends the activation.</summary>
    [Fact]
    public async Task A_fault_of_the_storage_reaches_the_caller_and_the_grain_keeps_what_it_set()
    {
        var purse = cluster.Grains.GetGrain<IPurseGrain>("unlucky");

        var fault = (await FluentActions.Awaiting(() => purse.AddToFullDiskAsync(1)).Should().ThrowAsync<OrleansException>()).Which;

        fault.ToString().Should().Contain("disk full");
        (await purse.CoinsOfFullDiskAsync()).Should().Be(1);
    }

    private async Task WriteBehindItsBackAsync(IPurseGrain purse, int coins)
    {
        var storage = cluster.Cluster.Services.GetRequiredService<IGrainStorage>();
        var other = new GrainState<Purse>();
        await storage.ReadStateAsync("purse", purse.GetGrainId(), other);
        other.State = new Purse { Coins = coins };
        await storage.WriteStateAsync("purse", purse.GetGrainId(), other);
    }
}
