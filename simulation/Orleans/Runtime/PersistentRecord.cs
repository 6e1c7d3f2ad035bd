using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Simulation;

/// <summary>Something that is read before a grain is activated.</summary>
internal abstract class PersistentRecord
{
    public abstract Task ReadStateAsync();
}

/// <summary>The record of one grain. Operations run one after the other, as in Orleans, so that two writes cannot meet with the same etag.</summary>
internal sealed class PersistentRecord<TState>(Activation activation, string name, IGrainStorage storage) : PersistentRecord, IPersistentState<TState>
{
    private readonly GrainState<TState> _state = new(Activator.CreateInstance<TState>());
    private Task _last = Task.CompletedTask;

    public TState State
    {
        get => _state.State;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public override Task ReadStateAsync() => InOrder(() => storage.ReadStateAsync(name, activation.GrainId, _state));

    public Task WriteStateAsync() => InOrder(() => storage.WriteStateAsync(name, activation.GrainId, _state));

    public Task ClearStateAsync() => InOrder(() => storage.ClearStateAsync(name, activation.GrainId, _state));

    private Task InOrder(Func<Task> operation)
    {
        if (Activation.Current != activation)
            throw new InvalidOperationException($"The record of {activation.GrainId} is used outside of its turns.");
        return _last = AfterAsync(_last, operation);
    }

    private async Task AfterAsync(Task previous, Func<Task> operation)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            // As Orleans tells it: a fault of its own with the storage's inside.
            throw new OrleansException($"Error from storage {name} for grain {activation.GrainId}: {exception.Message}", exception);
        }
    }
}
