using Orleans;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

public sealed class CallTests
{
    [Alias("test.IEchoGrain")]
    internal interface IEchoGrain : IGrainWithStringKey
    {
        [Alias("EchoAsync")]
        Task<string> EchoAsync(string text, int times);

        [Alias("AddAsync")]
        ValueTask<int> AddAsync(int left, int right);

        [Alias("AskAsync")]
        Task<string> AskAsync(string otherKey, string text);

        [Alias("KeyAsync")]
        Task<string> KeyAsync();
    }

    internal sealed class EchoGrain : Grain, IEchoGrain
    {
        public Task<string> EchoAsync(string text, int times) => Task.FromResult(string.Concat(Enumerable.Repeat(text, times)));

        public ValueTask<int> AddAsync(int left, int right) => new(left + right);

        public async Task<string> AskAsync(string otherKey, string text) =>
            $"{this.GetPrimaryKeyString()} heard {await GrainFactory.GetGrain<IEchoGrain>(otherKey).EchoAsync(text, 2)}";

        public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());
    }

    [Fact]
    public async Task A_call_reaches_the_grain_with_its_key_and_answers()
    {
        await using var host = await EngineHost.StartAsync();
        var echo = host.Grains.GetGrain<IEchoGrain>("a");

        Assert.Equal("hihihi", await echo.EchoAsync("hi", 3));
        Assert.Equal(5, await echo.AddAsync(2, 3));
        Assert.Equal("a", await echo.KeyAsync());
        Assert.Equal("a heard yoyo", await echo.AskAsync("b", "yo"));
    }

    [Fact]
    public async Task References_to_the_same_grain_are_equal_and_name_it()
    {
        await using var host = await EngineHost.StartAsync();
        var first = host.Grains.GetGrain<IEchoGrain>("a");

        Assert.Equal(first, host.Grains.GetGrain<IEchoGrain>("a"));
        Assert.NotEqual(first, host.Grains.GetGrain<IEchoGrain>("b"));
        Assert.Equal("echo/a", first.GetGrainId().ToString());
        Assert.Equal("a", await host.Grains.GetGrain<IEchoGrain>(GrainId.Create("echo", "a")).KeyAsync());
    }
}
