using System.Collections.Immutable;
using System.Reflection;

namespace StudyMate.Embedded.Contracts;

/// <summary>Rebuilds immutable collections item by item.</summary>
internal static class CollectionRebuilder
{
    private static readonly Dictionary<Type, string> Methods = new()
    {
        [typeof(ImmutableArray<>)] = nameof(Array),
        [typeof(ImmutableList<>)] = nameof(List),
        [typeof(ImmutableHashSet<>)] = nameof(HashSet),
        [typeof(ImmutableSortedSet<>)] = nameof(SortedSet),
        [typeof(ImmutableDictionary<,>)] = nameof(Dictionary),
        [typeof(ImmutableSortedDictionary<,>)] = nameof(SortedDictionary),
    };

    public static Func<MessageRebuilder, object, object> For(Type type) =>
        typeof(CollectionRebuilder).GetMethod(Methods[type.GetGenericTypeDefinition()], BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<MessageRebuilder, object, object>>();

    private static object Array<T>(MessageRebuilder rebuilder, object value)
    {
        var items = (ImmutableArray<T>)value;
        return items.IsDefault ? items : [.. items.Select(rebuilder.Rebuild)];
    }

    private static object List<T>(MessageRebuilder rebuilder, object value) => ((ImmutableList<T>)value).Select(rebuilder.Rebuild).ToImmutableList();

    private static object HashSet<T>(MessageRebuilder rebuilder, object value)
    {
        var items = (ImmutableHashSet<T>)value;
        return items.Select(rebuilder.Rebuild).ToImmutableHashSet(items.KeyComparer);
    }

    private static object SortedSet<T>(MessageRebuilder rebuilder, object value)
    {
        var items = (ImmutableSortedSet<T>)value;
        return items.Select(rebuilder.Rebuild).ToImmutableSortedSet(items.KeyComparer);
    }

    private static object Dictionary<TKey, TValue>(MessageRebuilder rebuilder, object value)
        where TKey : notnull
    {
        var items = (ImmutableDictionary<TKey, TValue>)value;
        return items.ToImmutableDictionary(pair => rebuilder.Rebuild(pair.Key), pair => rebuilder.Rebuild(pair.Value), items.KeyComparer);
    }

    private static object SortedDictionary<TKey, TValue>(MessageRebuilder rebuilder, object value)
        where TKey : notnull
    {
        var items = (ImmutableSortedDictionary<TKey, TValue>)value;
        return items.ToImmutableSortedDictionary(pair => rebuilder.Rebuild(pair.Key), pair => rebuilder.Rebuild(pair.Value), items.KeyComparer);
    }
}
