using System.Reflection;

namespace StudyMate.EmbeddedTests;

/// <summary>What type parameters of types and methods demand, one line per parameter.</summary>
internal static class ApiConstraints
{
    public static IEnumerable<string> Of(Type type) =>
        (type.IsGenericTypeDefinition ? type.GetGenericArguments().Select(parameter => (ApiSurface.NameOf(type), parameter)) : [])
        .Concat(ApiSurface.MethodsOf(type).Where(method => method.IsGenericMethodDefinition)
            .SelectMany(method => method.GetGenericArguments().Select(parameter => (ApiSurface.SignatureOf(method), parameter))))
        .Select(pair => (pair.Item1, pair.parameter.Name, Demands: string.Join(", ", Demands(pair.parameter))))
        .Where(line => line.Demands.Length > 0)
        .Select(line => $"{line.Item1} where {line.Name} : {line.Demands}");

    private static IEnumerable<string> Demands(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        if (attributes.HasFlag(GenericParameterAttributes.Contravariant))
            yield return "in";
        if (attributes.HasFlag(GenericParameterAttributes.Covariant))
            yield return "out";
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            yield return "struct";
        foreach (var constraint in parameter.GetGenericParameterConstraints())
            yield return ApiSurface.NameOf(constraint);
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            yield return "new()";
    }
}
