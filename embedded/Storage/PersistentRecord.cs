using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Diagnostics;

namespace StudyMate.Embedded.Storage;

/// <summary>Something that is read before a grain is activated.</summary>
internal interface ILoadedOnActivation
{
    Task LoadAsync(CancellationToken cancellationToken);
}

/// <summary>Makes the records that a grain's constructor asks for.</summary>
internal static class PersistentRecord
{
    public static Func<Activation, object?> FactoryFor(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new InvalidOperationException($"[PersistentState] belongs on an IPersistentState<T>, not on {type} ({parameter.Member.DeclaringType}).");
        var constructor = ConstructorInvoker.Create(
            typeof(PersistentRecord<>).MakeGenericType(type.GetGenericArguments()).GetConstructor([typeof(Activation), typeof(string), typeof(IGrainStorage)])!);
        return activation =>
        {
            var record = constructor.Invoke(activation, attribute.StateName, StorageOf(activation, attribute));
            activation.AddRecord((ILoadedOnActivation)record);
            return record;
        };
    }

    private static IGrainStorage StorageOf(Activation activation, PersistentStateAttribute attribute)
    {
        var name = attribute.StorageName ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
        var services = activation.Class.Engine.Services;
        return services.GetKeyedService<IGrainStorage>(name)
            ?? (attribute.StorageName is null ? services.GetService<IGrainStorage>() : null)
            ?? throw new BadProviderConfigException(
                $"No storage provider named '{name}' was found while attempting to activate grain {activation.GrainId} of type {activation.Class.Type}.");
    }
}

/// <summary>The record of one grain. Operations run one after the other, as in Orleans, so that two writes cannot meet with the same etag.</summary>
internal sealed class PersistentRecord<TState>(Activation activation, string name, IGrainStorage storage) : IPersistentState<TState>, ILoadedOnActivation
{
    private readonly GrainState<TState> _state = new(Fresh());
    private Task _last = Task.CompletedTask;

    private bool _loaded;

    public TState State
    {
        get => InTurn().State;
        set => InTurn().State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _loaded ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await ReadStateAsync(cancellationToken);
        _loaded = true;
    }

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        InOrder(Meters.Read, () => storage.ReadStateAsync(name, activation.GrainId, _state, cancellationToken));

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        InOrder(Meters.Write, () => storage.WriteStateAsync(name, activation.GrainId, _state, cancellationToken));

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        InOrder(Meters.Clear, () => storage.ClearStateAsync(name, activation.GrainId, _state, cancellationToken));

    // Like Orleans: a type without an empty constructor starts with all members unset rather than as null.
    public static TState Fresh() => typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<TState>()
        : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));

    private GrainState<TState> InTurn() => Activation.Current is null
        ? throw new InvalidOperationException($"The record of {activation.GrainId} is used outside of grains.")
        : _state;

    private StorageMeters Meters => activation.Class.Engine.Meters.Storage;

    private Task InOrder(StorageOperation kind, Func<Task> operation)
    {
        if (Activation.Current != activation)
            throw new InvalidOperationException($"The record of {activation.GrainId} is used outside of its turns.");
        return _last = After(_last, kind, operation);
    }

    private async Task After(Task previous, StorageOperation kind, Func<Task> operation)
    {
        if (!previous.IsCompleted)
            await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var (provider, time) = (storage.GetType().Name, activation.Class.Engine.Time);
        using var activity = EngineActivities.StartStorage(kind.ActivityName, activation.GrainId, provider, name, typeof(TState).Name);
        try
        {
            var began = time.GetTimestamp();
            await operation();
            kind.OnEnded(time.GetElapsedTime(began), provider, name, typeof(TState).Name);
        }
        catch (Exception exception)
        {
            if (exception is not OperationCanceledException)
                kind.OnFailed(provider, name, typeof(TState).Name);
            activity.SetFailed(exception);
            if (exception is OrleansException or OperationCanceledException)
                throw;
            // Callers of every engine meet storage faults as OrleansException, with the storage's own inside.
            throw new OrleansException($"Error from storage {provider}.{name} for grain {activation.GrainId}: {exception.Message}", exception);
        }
    }
}
