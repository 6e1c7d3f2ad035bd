using Orleans;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class KeyTests
{
    [Alias("test.ITextKeyGrain")]
    internal interface ITextKeyGrain : IGrainWithStringKey
    {
        [Alias("KeyAsync")]
        Task<string> KeyAsync();
    }

    [Alias("test.ICountingKeyGrain")]
    internal interface ICountingKeyGrain : IGrainWithStringKey
    {
        [Alias("CountAsync")]
        Task<int> CountAsync();
    }

    internal sealed class TwoFacedGrain : Grain, ITextKeyGrain, ICountingKeyGrain
    {
        private int _count;

        public Task<string> KeyAsync() => Task.FromResult($"{this.GetPrimaryKeyString()} {++_count}");

        public Task<int> CountAsync() => Task.FromResult(++_count);
    }

    [Alias("test.IGuidKeyGrain")]
    internal interface IGuidKeyGrain : IGrainWithGuidKey
    {
        [Alias("KeyAsync")]
        Task<Guid> KeyAsync();
    }

    internal sealed class GuidKeyGrain : Grain, IGuidKeyGrain
    {
        public Task<Guid> KeyAsync() => Task.FromResult(this.GetPrimaryKey());
    }

    [Alias("test.IIntegerKeyGrain")]
    internal interface IIntegerKeyGrain : IGrainWithIntegerKey
    {
        [Alias("KeyAsync")]
        Task<long> KeyAsync();
    }

    internal sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
    {
        public Task<long> KeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());
    }

    [Alias("test.IGuidCompoundGrain")]
    internal interface IGuidCompoundGrain : IGrainWithGuidCompoundKey
    {
        [Alias("KeyAsync")]
        Task<string> KeyAsync();
    }

    internal sealed class GuidCompoundGrain : Grain, IGuidCompoundGrain
    {
        public Task<string> KeyAsync() => Task.FromResult($"{this.GetPrimaryKey(out var extension):D} {extension}");
    }

    [Alias("test.IIntegerCompoundGrain")]
    internal interface IIntegerCompoundGrain : IGrainWithIntegerCompoundKey
    {
        [Alias("KeyAsync")]
        Task<string> KeyAsync();
    }

    internal sealed class IntegerCompoundGrain : Grain, IIntegerCompoundGrain
    {
        public Task<string> KeyAsync() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} {extension}");
    }

    [Fact]
    public async Task A_grain_knows_its_key_of_every_kind()
    {
        await using var host = await EngineHost.StartAsync();
        var guid = Guid.Parse("0198c5d6-1111-7222-8333-444455556666");

        Assert.Equal("a b/ü+c 1", await host.Grains.GetGrain<ITextKeyGrain>("a b/ü+c").KeyAsync());
        Assert.Equal(guid, await host.Grains.GetGrain<IGuidKeyGrain>(guid).KeyAsync());
        Assert.Equal(long.MaxValue, await host.Grains.GetGrain<IIntegerKeyGrain>(long.MaxValue).KeyAsync());
        Assert.Equal(-5, await host.Grains.GetGrain<IIntegerKeyGrain>(-5).KeyAsync());
        Assert.Equal($"{guid:D} left+right", await host.Grains.GetGrain<IGuidCompoundGrain>(guid, "left+right").KeyAsync());
        Assert.Equal("42 x", await host.Grains.GetGrain<IIntegerCompoundGrain>(42, "x").KeyAsync());
    }

    [Fact]
    public async Task A_compound_key_needs_its_text()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.ThrowsAny<ArgumentException>(() => host.Grains.GetGrain<IIntegerCompoundGrain>(42, " "));
    }

    [Fact]
    public async Task All_interfaces_of_a_grain_lead_to_one_activation()
    {
        await using var host = await EngineHost.StartAsync();
        var text = host.Grains.GetGrain<ITextKeyGrain>("two");
        var counting = text.AsReference<ICountingKeyGrain>();

        Assert.Equal("two 1", await text.KeyAsync());
        Assert.Equal(2, await counting.CountAsync());
        Assert.Equal(3, await host.Grains.GetGrain<ICountingKeyGrain>("two").CountAsync());
        Assert.Equal("two 4", await ((ITextKeyGrain)host.Grains.GetGrain(typeof(ITextKeyGrain), "two")).KeyAsync());
        Assert.Equal(text.GetGrainId(), counting.GetGrainId());
    }

    [Fact]
    public async Task An_interface_that_no_grain_implements_is_refused_when_the_reference_is_made()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<INobodysGrain>("a"));
    }

    [Alias("test.INobodysGrain")]
    internal interface INobodysGrain : IGrainWithStringKey
    {
        [Alias("DoAsync")]
        Task DoAsync();
    }
}
