using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

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

        [Alias("CoinsAsync")]
        Task<int> CoinsAsync();

        [Alias("LeaveAsync")]
        Task LeaveAsync();
    }

    internal sealed class PurseGrain([PersistentState("purse")] IPersistentState<Purse> purse) : Grain, IPurseGrain
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

        public Task<int> CoinsAsync() => Task.FromResult(_atStart);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_record_is_read_before_activation()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("a");

        Assert.Equal(0, await purse.CoinsAsync());
        Assert.Equal(5, await purse.AddAsync(5));
        await purse.LeaveAsync();
        Assert.Equal(5, await purse.CoinsAsync());
    }

    [Fact]
    public async Task A_write_over_a_changed_record_fails_and_the_next_activation_reads_what_is_stored()
    {
        await using var host = await EngineHost.StartAsync();
        var purse = host.Grains.GetGrain<IPurseGrain>("contested");
        await purse.AddAsync(1);
        var storage = host.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        var other = new GrainState<Purse>();
        await storage.ReadStateAsync("purse", purse.GetGrainId(), other);
        other.State = new Purse { Coins = 100 };
        await storage.WriteStateAsync("purse", purse.GetGrainId(), other);

        await Assert.ThrowsAsync<InconsistentStateException>(() => purse.AddAsync(1));
        Assert.Equal(101, await purse.AddAsync(1));
    }
}
