using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace StudyMate.Embedded.Contracts;

/// <summary>
/// Rebuilds messages member by member from their ids, as if they had crossed a process boundary: what has no id arrives as its default.
/// </summary>
internal sealed class MessageRebuilder
{
    private static readonly ConcurrentDictionary<Type, Func<MessageRebuilder, object, object>> Plans = new();

    // What System.Exception itself carries; its stack trace arrives as text, as it would from another process.
    private static readonly FieldInfo[] ExceptionFields =
        [.. new[] { "_message", "_HResult", "_source", "_helpURL" }.Select(name => FieldOfException(name)).OfType<FieldInfo>()];

    private static readonly FieldInfo? InnerException = FieldOfException("_innerException");
    private static readonly FieldInfo? RemoteStackTrace = FieldOfException("_remoteStackTraceString");

    public T Rebuild<T>(T value) => value is null ? value : (T)RebuildObject(value);

    public object RebuildObject(object value) => Plans.GetOrAdd(value.GetType(), PlanFor)(this, value);

    public Exception RebuildException(Exception exception)
    {
        var type = exception.GetType();

        // Exceptions of the platform and of Orleans have serialisers of their own.
        if (type.Namespace is { } space && (space.StartsWith("System", StringComparison.Ordinal) || space.StartsWith("Orleans", StringComparison.Ordinal)))
            return exception;
        var rebuilt = (Exception)RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in ExceptionFields)
            field.SetValue(rebuilt, field.GetValue(exception));
        if (exception.InnerException is { } inner)
            InnerException?.SetValue(rebuilt, RebuildException(inner));
        RemoteStackTrace?.SetValue(rebuilt, exception.StackTrace is { } trace ? trace + Environment.NewLine : null);
        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            CopyMembers([.. WireTypes.MembersOf(type)], exception, rebuilt);
        return rebuilt;
    }

    private static Func<MessageRebuilder, object, object> PlanFor(Type type)
    {
        if (WireTypes.IsCollection(type))
            return CollectionRebuilder.For(type);
        if (typeof(Exception).IsAssignableFrom(type))
            return static (rebuilder, value) => rebuilder.RebuildException((Exception)value);
        if (WireTypes.IsKnown(type) || WireTypes.IsReference(type) || !type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            return static (_, value) => value;

        FieldInfo[] members = [.. WireTypes.MembersOf(type)];
        var constructor = type.GetConstructor(BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes);
        return (rebuilder, value) =>
        {
            var rebuilt = constructor is null ? RuntimeHelpers.GetUninitializedObject(type) : constructor.Invoke(null);
            rebuilder.CopyMembers(members, value, rebuilt);
            return rebuilt;
        };
    }

    private void CopyMembers(FieldInfo[] members, object from, object to)
    {
        foreach (var member in members)
            member.SetValue(to, member.GetValue(from) is { } value ? RebuildObject(value) : null);
    }

    private static FieldInfo? FieldOfException(string name) => typeof(Exception).GetField(name, BindingFlags.NonPublic | BindingFlags.Instance);
}
