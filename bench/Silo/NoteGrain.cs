using System.Text.Json.Serialization;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Bench;

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
