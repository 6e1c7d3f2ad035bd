using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Simulation;

/// <summary>Records: read before the first call, written with an etag.</summary>
public sealed class RecordTests
{
    internal interface IPurseGrain : IGrainWithStringKey
    {
        Task<int> AddAsync(int coins);

        Task<int> AddBehindAsync(string other, int coins);

        Task<int> CoinsAsync();
    }

    internal sealed class PurseGrain([PersistentState("purse", "records")] IPersistentState<Purse> purse) : Grain, IPurseGrain
    {
        private bool _marked;

        public async Task<int> AddAsync(int coins)
        {
            purse.State = new Purse(purse.State.Coins + coins);
            await purse.WriteStateAsync();
            return purse.State.Coins;
        }

        public async Task<int> AddBehindAsync(string other, int coins)
        {
            _marked = true;
            return await GrainFactory.GetGrain<IPurseGrain>(other).AddAsync(coins);
        }

        public Task<int> CoinsAsync() => Task.FromResult(_marked ? -1 : purse.State.Coins);
    }

    [Fact]
    public void A_record_survives_a_crash()
    {
        using var silo = new TestSilo();
        silo.Do(() => silo.Grain<IPurseGrain>("a").AddAsync(5)).Should().Be(5);
        silo.LosePower();
        silo.Do(() => silo.Grain<IPurseGrain>("a").AddAsync(3)).Should().Be(8);
    }

    [Fact]
    public void A_conflict_ends_the_activation_whose_record_it_is_and_no_caller_of_it()
    {
        using var silo = new TestSilo();
        silo.Do(() => silo.Grain<IPurseGrain>("a").AddAsync(5));
        silo.OnDisk("UPDATE records SET version = 7");
        FluentActions.Invoking(() => silo.Do(() => silo.Grain<IPurseGrain>("b").AddBehindAsync("a", 1))).Should().ThrowExactly<InconsistentStateException>();
        silo.Do(silo.Grain<IPurseGrain>("b").CoinsAsync).Should().Be(-1);
        silo.Do(() => silo.Grain<IPurseGrain>("a").AddAsync(1)).Should().Be(6);
    }

    [Fact]
    public void A_fault_of_the_storage_arrives_as_an_exception_of_Orleans()
    {
        using var silo = new TestSilo();
        silo.Do(silo.Grain<IPurseGrain>("a").CoinsAsync);
        silo.OnDisk("ALTER TABLE records RENAME TO elsewhere");
        Record.Exception(() => silo.Do(() => silo.Grain<IPurseGrain>("a").AddAsync(1))).Should().BeOfType<OrleansException>();
    }
}
