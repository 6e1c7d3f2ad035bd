using Orleans;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;
using StudyMate.Infrastructure;

namespace StudyMate.EngineTests;

/// <summary>Who may enter a grain while another call waits inside.</summary>
public sealed class InterleavingTests
{
    [Alias("test.IDoor")]
    internal interface IDoor : IGrainWithStringKey
    {
        [Alias("WaitAsync")]
        Task WaitAsync(string who);

        [Alias("EnterAsync")]
        Task<int> EnterAsync(string who);

        [Alias("OpenAsync"), AlwaysInterleave]
        Task OpenAsync();

        [Alias("InsideAsync"), AlwaysInterleave]
        Task<int> InsideAsync();
    }

    internal abstract class DoorGrain : Grain
    {
        private readonly TaskCompletionSource _open = new();
        private int _inside;

        public async Task WaitAsync(string who)
        {
            _inside++;
            await _open.Task;
            _inside--;
        }

        public Task<int> EnterAsync(string who) => Task.FromResult(_inside);

        public Task<int> InsideAsync() => Task.FromResult(_inside);

        public Task OpenAsync()
        {
            _open.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [Alias("test.IClosedDoorGrain")]
    internal interface IClosedDoorGrain : IDoor;

    internal sealed class ClosedDoorGrain : DoorGrain, IClosedDoorGrain;

    [Alias("test.IReentrantDoorGrain")]
    internal interface IReentrantDoorGrain : IDoor;

    [Reentrant]
    internal sealed class ReentrantDoorGrain : DoorGrain, IReentrantDoorGrain;

    [Alias("test.IChoosyDoorGrain")]
    internal interface IChoosyDoorGrain : IDoor;

    [MayInterleave(nameof(MayEnter))]
    internal sealed class ChoosyDoorGrain : DoorGrain, IChoosyDoorGrain
    {
        public static bool MayEnter(IInvokable request) => (string?)request.GetArgument(0) switch
        {
            "guest" => true,
            "ghost" => throw new FormatException("no such guest"),
            _ => false,
        };
    }

    /// <summary>Calls somebody in who waits there; without the look inside the next call could come before them.</summary>
    /// <returns>Ends when they leave.</returns>
    private static async Task<Task> LetInAsync(IDoor door, string who)
    {
        var waits = door.WaitAsync(who);
        await EngineHost.UntilAsync(async () => await door.InsideAsync() == 1);
        return waits;
    }

    private static async Task<int> EnterBesideAsync(IDoor door, string waiting, string entering)
    {
        var waits = await LetInAsync(door, waiting);
        var enters = door.EnterAsync(entering);
        await door.OpenAsync();
        await waits;
        return await enters;
    }

    [Fact]
    public async Task A_call_waits_until_the_running_one_has_ended()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(0, await EnterBesideAsync(host.Grains.GetGrain<IClosedDoorGrain>("a"), "one", "two"));
    }

    [Fact]
    public async Task Every_call_enters_a_reentrant_grain_at_once()
    {
        await using var host = await EngineHost.StartAsync();
        var door = host.Grains.GetGrain<IReentrantDoorGrain>("a");

        var waits = await LetInAsync(door, "one");
        Assert.Equal(1, await door.EnterAsync("two"));
        await door.OpenAsync();
        await waits;
    }

    [Fact]
    public async Task A_predicate_lets_in_whom_it_chooses_and_everybody_beside_a_chosen_one()
    {
        await using var host = await EngineHost.StartAsync();
        var door = host.Grains.GetGrain<IChoosyDoorGrain>("a");

        var waits = await LetInAsync(door, "one");
        Assert.Equal(1, await door.EnterAsync("guest"));
        var barred = door.EnterAsync("two");
        await door.OpenAsync();
        await waits;
        Assert.Equal(0, await barred);

        // Orleans asks about the running call too: whoever may enter anywhere also lets others in beside it.
        var other = host.Grains.GetGrain<IChoosyDoorGrain>("b");
        var guest = await LetInAsync(other, "guest");
        Assert.Equal(1, await other.EnterAsync("two"));
        await other.OpenAsync();
        await guest;
    }

    [Fact]
    public async Task A_predicate_that_fails_fails_the_call_and_nothing_else()
    {
        await using var host = await EngineHost.StartAsync();
        var door = host.Grains.GetGrain<IChoosyDoorGrain>("a");

        var waits = await LetInAsync(door, "one");
        await Assert.ThrowsAsync<FormatException>(() => door.EnterAsync("ghost"));
        Assert.Equal(1, await door.EnterAsync("guest"));
        await door.OpenAsync();
        await waits;
        Assert.Equal(0, await door.EnterAsync("ghost"));
    }
}
