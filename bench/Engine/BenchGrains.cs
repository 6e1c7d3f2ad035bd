using System.Text.Json.Serialization;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace StudyMate.Bench;

/// <summary>The smallest grain there is.</summary>
[Alias("bench.ICounterGrain")]
internal interface ICounterGrain : IGrainWithIntegerKey
{
    [Alias("AddAsync")]
    Task<int> AddAsync(int amount);

    [Alias("TakeAsync")]
    Task<int> TakeAsync(BenchMessage message);

    /// <summary>Passes through <paramref name="hops"/> further grains, each of another thousand.</summary>
    [Alias("ChainAsync")]
    Task<int> ChainAsync(int hops);
}

/// <summary>An argument of 200 bytes.</summary>
[GenerateSerializer, Immutable, Alias("bench.BenchMessage")]
internal sealed record BenchMessage([property: Id(0)] string Text)
{
    public static readonly BenchMessage Of200Bytes = new(new string('x', 200));
}

internal sealed class CounterGrain : Grain, ICounterGrain
{
    /// <summary>Grains of one link of a chain; the next link has the keys after them.</summary>
    public const int PerLink = 1_000;

    private int _sum;

    public Task<int> AddAsync(int amount) => Task.FromResult(_sum += amount);

    public Task<int> TakeAsync(BenchMessage message) => Task.FromResult(_sum += message.Text.Length);

    public async Task<int> ChainAsync(int hops)
    {
        if (hops > 0)
            await GrainFactory.GetGrain<ICounterGrain>(this.GetPrimaryKeyLong() + PerLink).ChainAsync(hops - 1);
        return ++_sum;
    }
}

/// <summary>What every call of the product passes, too.</summary>
internal sealed class PassingFilter : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => context.Invoke();
}

/// <summary>A grain with a record that is written with every call.</summary>
[Alias("bench.INoteGrain")]
internal interface INoteGrain : IGrainWithIntegerKey
{
    [Alias("WriteAsync")]
    Task<int> WriteAsync(int number);
}

/// <summary>A record of the size that a student's has.</summary>
internal sealed record Note
{
    public int Number { get; init; }

    public string Text { get; init; } = "";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Note))]
internal sealed partial class BenchJson : JsonSerializerContext;

internal sealed class NoteGrain([PersistentState("record", "records")] IPersistentState<Note> record) : Grain, INoteGrain
{
    private static readonly string Text = new('n', 800);

    public async Task<int> WriteAsync(int number)
    {
        record.State = new Note { Number = number, Text = Text };
        await record.WriteStateAsync();
        return number;
    }
}

/// <summary>Counts what its stream brings.</summary>
[Alias("bench.IListenerGrain")]
internal interface IListenerGrain : IGrainWithIntegerKey
{
    /// <summary>Items heard so far.</summary>
    [Alias("HeardAsync")]
    Task<int> HeardAsync();
}

[ImplicitStreamSubscription(Namespace)]
[GrainType("bench-listener")]
internal sealed class ListenerGrain : Grain, IListenerGrain, IStreamSubscriptionObserver, IAsyncObserver<BenchMessage>
{
    public const string Namespace = "bench";

    private int _heard;

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<BenchMessage>().ResumeAsync(this);

    public Task OnNextAsync(BenchMessage item, StreamSequenceToken? token = null)
    {
        _heard++;
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public Task<int> HeardAsync() => Task.FromResult(_heard);
}
