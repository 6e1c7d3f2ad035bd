using System.Reflection;
using Orleans;

namespace StudyMate.Embedded.Contracts;

/// <summary>Checks types that cross a call or a stream, each once, and collects what is wrong with them.</summary>
internal sealed class TypeCheck
{
    private readonly HashSet<Type> _seen = [];
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    /// <param name="type">The type.</param>
    /// <param name="where">Where it crosses, for the message.</param>
    public void Check(Type type, string where)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            type = underlying;
        if (WireTypes.IsKnown(type) || type.IsGenericParameter)
            return;
        if (WireTypes.IsCollection(type))
        {
            foreach (var item in type.GetGenericArguments())
                Check(item, where);
        }
        else if (WireTypes.IsReference(type))
        {
            if (!type.IsInterface)
                Add(where, $"{Name(type)} is a grain class: pass the interface");
        }
        else if (Refusal(type) is { } refusal)
        {
            Add(where, refusal);
        }
        else if (_seen.Add(type))
        {
            CheckOwn(type, where);
        }
    }

    public void Add(string where, string problem) => _problems.Add($"{where}: {problem}.");

    private static string? Refusal(Type type)
    {
        if (type.IsArray)
            return $"{Name(type)} can be changed by both sides: use ImmutableArray";
        if (type == typeof(object))
            return "object says nothing about what crosses";
        if (typeof(Delegate).IsAssignableFrom(type))
            return $"{Name(type)} is a delegate: pass an observer";
        if (type.IsInterface)
            return $"{Name(type)} is an interface: name the type that crosses";
        if (type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true)
            return $"{Name(type)} is not among the types that may cross";
        return null;
    }

    private void CheckOwn(Type type, string where)
    {
        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            Add(where, $"{Name(type)} has no [GenerateSerializer]");
            return;
        }

        if (!type.IsDefined(typeof(AliasAttribute), inherit: false))
            Add(Name(type), "has no [Alias]");
        if (!type.IsDefined(typeof(ImmutableAttribute), inherit: false))
            Add(Name(type), "has no [Immutable]");
        var ids = new HashSet<(Type, uint)>();
        foreach (var field in WireTypes.FieldsOf(type))
            CheckMember(type, field, ids);
        foreach (var derived in type.IsSealed || type.IsValueType ? [] : DerivedOf(type))
            Check(derived, Name(type));
    }

    private void CheckMember(Type type, FieldInfo field, HashSet<(Type, uint)> ids)
    {
        var where = $"{Name(type)}.{WireTypes.NameOf(field)}";
        if (WireTypes.IdOf(field) is not { } id)
            Add(where, "has no [Id], so it would be lost on the way");
        else if (!ids.Add((field.DeclaringType!, id)))
            Add(where, $"shares the id {id} with another member");
        if (!field.IsInitOnly)
            Add(where, "can be changed: make it init or get-only");
        Check(field.FieldType, where);
    }

    private static IEnumerable<Type> DerivedOf(Type type) =>
        type.Assembly.GetTypes().Where(candidate => candidate != type && !candidate.ContainsGenericParameters && type.IsAssignableFrom(candidate));

    private static string Name(Type type) => type.FullName is { } name && !type.IsGenericType
        ? name
        : $"{type.Namespace}.{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>";
}
