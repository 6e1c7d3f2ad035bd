using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class RecordTests
{
    public sealed record Purse
    {
        public int Coins { get; init; }
    }

    [Alias("test.IPurseGrain")]
    internal interface IPurseGrain : IGrainWithStringKey
    {
        [Alias("AddAsync")]
        Task<int> AddAsync(int coins);

        [Alias("AddBehindAsync")]
        Task<int> AddBehindAsync(string other, int coins);

        [Alias("CoinsAtStartAsync")]
        Task<int> CoinsAtStartAsync();

        [Alias("CoinsAsync")]
        Task<int> CoinsAsync();

        [Alias("EmptyAsync")]
        Task<string> EmptyAsync();

        [Alias("AddOutsideAsync")]
        Task AddOutsideAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    internal sealed class PurseGrain(
        [PersistentState("purse")] IPersistentState<Purse> purse,
        [PersistentState("spare", "memory")] IPersistentState<Purse> spare) : Grain, IPurseGrain
    {
        private int _atStart = -1;

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            _atStart = purse.State.Coins + (1000 * spare.State.Coins);
            return Task.CompletedTask;
        }

        public async Task<int> AddAsync(int coins)
        {
            spare.State = purse.State = purse.State with { Coins = purse.State.Coins + coins };
            await purse.WriteStateAsync();
            await spare.WriteStateAsync();
            return purse.State.Coins;
        }

        public Task<int> AddBehindAsync(string other, int coins) => GrainFactory.GetGrain<IPurseGrain>(other).AddAsync(coins);

        public Task<int> CoinsAtStartAsync() => Task.FromResult(_atStart);

        public Task<int> CoinsAsync() => Task.FromResult(purse.State.Coins);

        public async Task<string> EmptyAsync()
        {
            var before = $"{purse.RecordExists} {purse.Etag is null}";
            await purse.ClearStateAsync();
            return $"{before} {purse.RecordExists} {purse.Etag is null} {purse.State.Coins}";
        }

        public Task AddOutsideAsync() => Task.Run(() => purse.State = purse.State with { Coins = -1 });

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    private static async Task WriteBehindItsBackAsync(EngineHost host, IPurseGrain purse, int coins)
    {
        var other = new GrainState<Purse>();
        await host.Storage.ReadStateAsync("purse", purse.GetGrainId(), other);
        other.State = new Purse { Coins = coins };
        await host.Storage.WriteStateAsync("purse", purse.GetGrainId(), other);
    }

    [Fact]
    public async Task Records_are_read_before_activation_from_their_storages()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("a");

        Assert.Equal(0, await purse.CoinsAtStartAsync());
        Assert.Equal(5, await purse.AddAsync(5));
        await purse.LeaveAsync();
        Assert.Equal(5005, await purse.CoinsAtStartAsync());
    }

    [Fact]
    public async Task A_record_survives_the_host()
    {
        var first = await EngineHost.StartAsync();
        await first.Grains.GetGrain<IPurseGrain>("a").AddAsync(5);

        await using var next = await first.RestartAsync();

        Assert.Equal(5, await next.Grains.GetGrain<IPurseGrain>("a").CoinsAsync());
    }

    [Fact]
    public async Task A_write_over_a_changed_record_fails_and_the_next_activation_reads_what_is_stored()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("contested");
        await purse.AddAsync(1);
        await WriteBehindItsBackAsync(host, purse, 100);

        await Assert.ThrowsAsync<InconsistentStateException>(() => purse.AddAsync(1));
        Assert.Equal(100, await purse.CoinsAsync());
        Assert.Equal(101, await purse.AddAsync(1));
    }

    [Fact]
    public async Task A_conflict_deactivates_the_grain_whose_record_it_is_and_no_caller_of_it()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("contested");
        var caller = host.Grains.GetGrain<IPurseGrain>("caller");
        await purse.AddAsync(1);
        await caller.AddAsync(7);
        await caller.LeaveAsync();
        Assert.Equal(7, await caller.CoinsAsync());
        await WriteBehindItsBackAsync(host, caller, 8);
        await WriteBehindItsBackAsync(host, purse, 100);

        await Assert.ThrowsAsync<InconsistentStateException>(() => caller.AddBehindAsync("contested", 1));

        // The caller still has what it read: it was not started anew.
        Assert.Equal(7, await caller.CoinsAsync());
        Assert.Equal(100, await purse.CoinsAsync());
    }

    [Fact]
    public async Task A_fault_of_the_storage_arrives_as_an_exception_of_Orleans_and_the_grain_keeps_what_it_set()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("unlucky");
        await purse.AddAsync(1);
        host.Storage.WriteFault = new IOException("disk full");

        // What is in memory stays as it was set: whoever must not keep it restores it.
        Assert.Contains("disk full", (await Assert.ThrowsAnyAsync<OrleansException>(() => purse.AddAsync(1))).ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await purse.CoinsAsync());
        host.Storage.WriteFault = null;
        Assert.Equal(3, await purse.AddAsync(1));
    }

    [Fact]
    public async Task A_cleared_record_is_gone_and_its_state_fresh()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("cleared");
        await purse.AddAsync(5);

        Assert.Equal("True False False True 0", await purse.EmptyAsync());
        Assert.Equal(1, await purse.AddAsync(1));
    }

    [Fact]
    public async Task A_record_is_out_of_reach_outside_of_the_grains_turns()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("outside");

        await Assert.ThrowsAsync<InvalidOperationException>(() => purse.AddOutsideAsync());
        Assert.Equal(0, await purse.CoinsAsync());
    }
}
