using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that travel with every call that is made from here on, down the chain and never back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Ambient = new();

    /// <summary>What a call made now would carry; null for nothing.</summary>
    internal static ImmutableDictionary<string, object>? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public static object? Get(string key) => Current?.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Current = (Current ?? ImmutableDictionary.Create<string, object>(StringComparer.Ordinal)).SetItem(key, value);

    public static void Clear() => Current = null;
}
