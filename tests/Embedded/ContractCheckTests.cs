using System.Collections.Immutable;
using System.Text.Json;
using Orleans;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Contracts;

namespace StudyMate.EmbeddedTests;

public sealed class ContractCheckTests
{
    [GenerateSerializer, Immutable, Alias("test.good")]
    internal sealed record Good([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<int> Numbers)
    {
        [Id(2)]
        public DateTimeOffset? At { get; init; }
    }

    internal sealed record Bare(string Name);

    [GenerateSerializer, Immutable, Alias("test.bad")]
    internal sealed record Bad([property: Id(0)] byte[] Bytes, [property: Id(0)] object Anything, [property: Id(2)] JsonElement Json)
    {
        [Id(3)]
        public string Changing { get; set; } = "";

        public string Forgotten { get; init; } = "";

        [Id(4)]
        public IReadOnlyList<int> Interface { get; init; } = [];

        [Id(5)]
        public Func<int>? Function { get; init; }
    }

    [Alias("test.IGoodContract")]
    internal interface IGoodContract : IGrainWithStringKey
    {
        [Alias("DoAsync")]
        Task<Good> DoAsync(Good good, CancellationToken token);
    }

    internal interface IBadContract : IGrainWithStringKey
    {
        Task<List<int>> ListAsync(Bare bare);

        [Alias("DoAsync")]
        Task DoAsync(Bad bad);

        [Alias("Now")]
        int Now();
    }

    internal abstract class GoodGrain : Grain, IGoodContract
    {
        public abstract Task<Good> DoAsync(Good good, CancellationToken token);
    }

    internal abstract class BadGrain : Grain, IBadContract
    {
        public abstract Task<List<int>> ListAsync(Bare bare);

        public abstract Task DoAsync(Bad bad);

        public abstract int Now();
    }

    [Fact]
    public void A_contract_of_immutable_aliased_types_passes() => Assert.Empty(ContractCheck.ProblemsOf([typeof(GoodGrain)]));

    [Theory]
    [InlineData("IBadContract: has no [Alias]")]
    [InlineData("IBadContract.ListAsync: has no [Alias]")]
    [InlineData("IBadContract.ListAsync: System.Collections.Generic.List<Int32> is not among")]
    [InlineData("IBadContract.ListAsync(bare): StudyMate.EmbeddedTests.ContractCheckTests+Bare has no [GenerateSerializer]")]
    [InlineData("IBadContract.Now: returns Int32")]
    [InlineData("Bad.Bytes: System.Byte[] can be changed")]
    [InlineData("Bad.Anything: shares the id 0")]
    [InlineData("Bad.Anything: object says nothing")]
    [InlineData("Bad.Json: System.Text.Json.JsonElement is not among")]
    [InlineData("Bad.Changing: can be changed")]
    [InlineData("Bad.Forgotten: has no [Id]")]
    [InlineData("Bad.Interface: System.Collections.Generic.IReadOnlyList<Int32> is an interface")]
    [InlineData("Bad.Function: System.Func<Int32> is a delegate")]
    public void Everything_that_is_wrong_is_named_at_once(string expected) =>
        Assert.Contains(ContractCheck.ProblemsOf([typeof(BadGrain)]), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void The_contracts_of_the_product_are_clean()
    {
        var grains = GrainCatalog.AssembliesWithGrains().SelectMany(GrainCatalog.TypesOf).Where(GrainInterfaces.IsGrainClass);

        Assert.Empty(ContractCheck.ProblemsOf(grains));
    }
}
