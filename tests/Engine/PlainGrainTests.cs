using Orleans;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>A grain need not derive from <see cref="Grain"/>, and arguments and results may be nothing.</summary>
public sealed class PlainGrainTests
{
    [Alias("test.IPlainGrain")]
    internal interface IPlainGrain : IGrainWithStringKey
    {
        [Alias("StartedAsync")]
        ValueTask<string> StartedAsync();

        [Alias("EchoAsync")]
        ValueTask<string?> EchoAsync(string? text);

        [Alias("OtherAsync")]
        Task<IPlainGrain> OtherAsync(string key);

        [Alias("LeaveAsync")]
        ValueTask LeaveAsync();
    }

    internal sealed class PlainGrain(IGrainContext context, IGrainFactory grains) : IGrainBase, IPlainGrain
    {
        private int _started;

        public IGrainContext GrainContext => context;

        public Task OnActivateAsync(CancellationToken token)
        {
            _started++;
            return Task.CompletedTask;
        }

        public ValueTask<string> StartedAsync() => new($"{this.GetPrimaryKeyString()} {_started}");

        public ValueTask<string?> EchoAsync(string? text) => new(text);

        public Task<IPlainGrain> OtherAsync(string key) => Task.FromResult(grains.GetGrain<IPlainGrain>(key));

        public ValueTask LeaveAsync()
        {
            this.DeactivateOnIdle();
            return default;
        }
    }

    [Fact]
    public async Task A_plain_class_is_activated_called_and_deactivated_like_any_grain()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<IPlainGrain>("plain");

        Assert.Equal("plain 1", await grain.StartedAsync());
        await grain.LeaveAsync();
        Assert.Equal("plain 1", await grain.StartedAsync());
    }

    [Fact]
    public async Task Nothing_travels_as_nothing()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Null(await host.Grains.GetGrain<IPlainGrain>("a").EchoAsync(null));
    }

    [Fact]
    public async Task References_travel_as_results_and_can_be_called()
    {
        await using var host = await EngineHost.StartAsync();

        var other = await host.Grains.GetGrain<IPlainGrain>("a").OtherAsync("b");

        Assert.Equal("b 1", await other.StartedAsync());
        Assert.Equal(host.Grains.GetGrain<IPlainGrain>("b"), other);
    }
}
