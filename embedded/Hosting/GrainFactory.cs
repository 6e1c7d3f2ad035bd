using Orleans;
using Orleans.Runtime;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Hosting;

/// <summary>Gives references to the grains of one host.</summary>
internal sealed class GrainFactory(Engine engine) : IClusterClient
{

    public IServiceProvider ServiceProvider => engine.Services;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)Make(typeof(TGrainInterface), TextKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey =>
        (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey =>
        (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)(object)ReferenceEmitter.Of(typeof(TGrainInterface)).Create(TargetOf(grainId), grainId.Key);

    public IAddressable GetGrain(GrainId grainId)
    {
        var grainClass = engine.Catalog.Find(grainId.Type) ?? throw NoSuchGrain(grainId);
        return ReferenceEmitter.Of(grainClass.Interfaces[0]).Create(grainClass, grainId.Key);
    }

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => Make(interfaceType, grainKey, null);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => (IGrain)Make(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => (IGrain)Make(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)Make(grainInterfaceType, TextKey(grainPrimaryKey), null);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference)
            throw new ArgumentException("Argument obj is already a grain reference.", nameof(obj));
        if (obj is IGrainBase)
            throw new ArgumentException("Argument must not be a grain class.", nameof(obj));
        var reference = engine.Observers.Add(obj, typeof(TGrainObserverInterface));
        return (TGrainObserverInterface)(object)reference;
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver =>
        engine.Observers.Remove(obj as GrainReference ?? throw new ArgumentException("Argument reference is not a grain reference.", nameof(obj)));

    private GrainTarget TargetOf(GrainId grainId) => grainId.Type == engine.Observers.GrainType
        ? engine.Observers
        : engine.Catalog.Find(grainId.Type) ?? throw NoSuchGrain(grainId);

    private GrainReference Make(Type interfaceType, IdSpan key, string? prefix) =>
        ReferenceEmitter.Of(interfaceType).Create(engine.Catalog.ImplementationOf(interfaceType, prefix), key);

    private static IdSpan TextKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return IdSpan.Create(key);
    }

    private static string Extension(string extension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(extension);
        return extension;
    }

    private static ArgumentException NoSuchGrain(GrainId grainId) => new($"There is no grain of type '{grainId.Type}'.", nameof(grainId));
}
