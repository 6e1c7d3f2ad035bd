using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>What one call carries. Immutable: a message holds the caller's instance and nobody copies.</summary>
internal sealed class RequestContextValues
{
    private RequestContextValues(ImmutableDictionary<string, object> values, Guid reentrancyId)
    {
        Values = values;
        ReentrancyId = reentrancyId;
    }

    public ImmutableDictionary<string, object> Values { get; }

    public Guid ReentrancyId { get; }

    public static RequestContextValues With(RequestContextValues? current, string key, object value) =>
        new((current?.Values ?? ImmutableDictionary.Create<string, object>(StringComparer.Ordinal)).SetItem(key, value), current?.ReentrancyId ?? Guid.Empty);

    public static RequestContextValues? WithReentrancy(RequestContextValues? current, Guid reentrancyId) =>
        Create(current?.Values ?? ImmutableDictionary.Create<string, object>(StringComparer.Ordinal), reentrancyId);

    public RequestContextValues? Without(string key) => Create(Values.Remove(key), ReentrancyId);

    private static RequestContextValues? Create(ImmutableDictionary<string, object> values, Guid reentrancyId) =>
        values.IsEmpty && reentrancyId == Guid.Empty ? null : new(values, reentrancyId);
}
