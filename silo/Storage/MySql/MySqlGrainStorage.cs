using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Polly;

namespace StudyMate.Storage;

/// <summary>
/// Records by Orleans' own provider, with what it leaves to us. It keeps a record by name and key alone: two grains of different kinds
/// with the same key would write over each other, so the kind goes into the name. A deadlock is tried again, which a compare-and-set
/// can always be; other faults of the database become those that every store has.
/// </summary>
internal sealed class MySqlGrainStorage(IGrainStorage provider, ResiliencePipeline backoff) : IGrainStorage
{
    /// <summary>The name under which grains ask for it.</summary>
    public const string Name = "records";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("Records/Read", () => provider.ReadStateAsync(Of(stateName, grainId), grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("Records/Write", () => provider.WriteStateAsync(Of(stateName, grainId), grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("Records/Clear", () => provider.ClearStateAsync(Of(stateName, grainId), grainId, grainState));

    private static string Of(string stateName, GrainId grainId) => $"{grainId.Type}/{stateName}";

    private async Task RunAsync(string what, Func<Task> operation)
    {
        try
        {
            await backoff.ExecuteAsync(async _ => await operation());
        }
        catch (Exception fault) when (MySqlFault.IsFault(fault))
        {
            throw MySqlFault.Of(fault, what);
        }
    }
}
