using Orleans;
using Orleans.Runtime;

namespace StudyMate.Embedded.Activations;

/// <summary>Which types are grain interfaces, and how grain types are named.</summary>
internal static class GrainInterfaces
{
    private static readonly HashSet<Type> Markers =
    [
        typeof(IAddressable), typeof(IGrain), typeof(IGrainObserver), typeof(IGrainWithStringKey), typeof(IGrainWithGuidKey),
        typeof(IGrainWithIntegerKey), typeof(IGrainWithGuidCompoundKey), typeof(IGrainWithIntegerCompoundKey),
    ];

    public static bool IsGrainInterface(Type type) => type.IsInterface && typeof(IGrain).IsAssignableFrom(type) && !Markers.Contains(type);

    public static bool IsObserverInterface(Type type) => type.IsInterface && typeof(IGrainObserver).IsAssignableFrom(type) && !Markers.Contains(type);

    public static bool IsGrainClass(Type type) =>
        type.IsClass && !type.IsAbstract && !type.ContainsGenericParameters && typeof(IGrain).IsAssignableFrom(type)
        && !typeof(GrainReference).IsAssignableFrom(type);

    /// <summary>The class name in lower case, without <c>Grain</c>: what Orleans does, so that records are found again there.</summary>
    public static GrainType GrainTypeOf(Type type)
    {
        if (type.GetCustomAttributes(typeof(GrainTypeAttribute), inherit: false) is [GrainTypeAttribute named, ..])
            return named.GetGrainType(null, type);
        var name = type.Name.ToLowerInvariant();
        return GrainType.Create(name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name);
    }
}
