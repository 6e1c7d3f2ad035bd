using Orleans;

namespace StudyMate.OrleansTests;

[Collection(OrleansCluster.Name)]
public sealed class KeyTests(OrleansCluster cluster)
{
    [Alias("test.INamedGrain")]
    internal interface INamedGrain : IGrainWithStringKey
    {
        [Alias("KeyAsync")]
        Task<string> KeyAsync();
    }

    [Alias("test.ICountingGrain")]
    internal interface ICountingGrain : IGrainWithStringKey
    {
        [Alias("CountAsync")]
        Task<int> CountAsync();
    }

    internal sealed class TwoFacedGrain : Grain, INamedGrain, ICountingGrain
    {
        private int _count;

        public Task<string> KeyAsync() => Task.FromResult($"{this.GetPrimaryKeyString()} {++_count}");

        public Task<int> CountAsync() => Task.FromResult(++_count);
    }

    [Alias("test.INobodysGrain")]
    internal interface INobodysGrain : IGrainWithStringKey
    {
        [Alias("DoAsync")]
        Task DoAsync();
    }

    [Theory]
    [InlineData("school/student-1")]
    [InlineData("a b/ü+c%2F")]
    public async Task A_grain_knows_its_key_whatever_stands_in_it(string key)
    {
        var grain = cluster.Grains.GetGrain<INamedGrain>(key);

        (await grain.KeyAsync()).Should().Be($"{key} 1");
        grain.GetGrainId().Key.ToString().Should().Be(key);
    }

    [Fact]
    public async Task All_interfaces_of_a_grain_lead_to_one_activation()
    {
        (await cluster.Grains.GetGrain<INamedGrain>("two").KeyAsync()).Should().Be("two 1");
        (await cluster.Grains.GetGrain<ICountingGrain>("two").CountAsync()).Should().Be(2);
    }

    [Fact]
    public void References_to_the_same_grain_are_equal()
    {
        cluster.Grains.GetGrain<INamedGrain>("same").Should().Be(cluster.Grains.GetGrain<INamedGrain>("same"));
        cluster.Grains.GetGrain<INamedGrain>("other").Should().NotBe(cluster.Grains.GetGrain<INamedGrain>("same"));
    }

    [Fact]
    public void An_interface_that_no_grain_implements_is_refused_when_the_reference_is_made() =>
        FluentActions.Invoking(() => cluster.Grains.GetGrain<INobodysGrain>("a")).Should().ThrowExactly<ArgumentException>();
}
