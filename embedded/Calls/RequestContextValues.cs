using System.Collections.Immutable;
using StudyMate.Embedded.Scheduling;

namespace Orleans.Runtime;

/// <summary>What one call carries. Immutable: a message holds the caller's instance and nobody copies.</summary>
internal sealed class RequestContextValues
{
    /// <summary>Where Orleans keeps the id of a reentrant call chain: among the values, so that it travels with them.</summary>
    public const string ReentrancyKey = "#RC_CCR";

    private ExecutionContext? _flow;

    private RequestContextValues(ImmutableDictionary<string, object> values) => Values = values;

    public ImmutableDictionary<string, object> Values { get; }

    public Guid ReentrancyId => Values.TryGetValue(ReentrancyKey, out var id) && id is Guid guid ? guid : Guid.Empty;

    /// <summary>An execution context that holds these values and nothing else; made once, restored for every turn that carries them.</summary>
    public ExecutionContext Flow => _flow ??= Capture();

    public static RequestContextValues With(RequestContextValues? current, string key, object value) =>
        new((current?.Values ?? ImmutableDictionary.Create<string, object>(StringComparer.Ordinal)).SetItem(key, value));

    public static RequestContextValues? Without(RequestContextValues? current, string key)
    {
        var values = current?.Values.Remove(key);
        return values is null || values.IsEmpty ? null : new(values);
    }

    private ExecutionContext Capture()
    {
        var saved = ExecutionContext.Capture() ?? CleanContext.Instance;
        ExecutionContext.Restore(CleanContext.Instance);
        RequestContext.Current = this;
        var captured = ExecutionContext.Capture()!;
        ExecutionContext.Restore(saved);
        return captured;
    }
}
