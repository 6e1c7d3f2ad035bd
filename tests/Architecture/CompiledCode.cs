using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StudyMate.Architecture;

/// <summary>
/// What the compiler made of the sources: who calls what, and which texts stand where. Lambdas, iterators and state machines count as the type in which
/// they are written; what Orleans generates does not count.
/// </summary>
internal static class CompiledCode
{
    public static ImmutableArray<CompiledMethod> MethodsOf(params ReadOnlySpan<Assembly> assemblies)
    {
        var methods = ImmutableArray.CreateBuilder<CompiledMethod>();
        // Attributes hold enums, whose size only their own assembly tells.
        using var resolver = new DefaultAssemblyResolver();
        foreach (var of in new[] { typeof(object), typeof(LogLevel), typeof(CompiledCode) })
            resolver.AddSearchDirectory(Path.GetDirectoryName(of.Assembly.Location));
        foreach (var assembly in assemblies)
        {
            using var module = ModuleDefinition.ReadModule(assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
            methods.AddRange(
                from type in module.GetTypes()
                let outermost = OutermostOf(type)
                where outermost.Namespace.StartsWith(nameof(StudyMate), StringComparison.Ordinal)
                from method in type.Methods
                select new CompiledMethod(outermost.Namespace, outermost.Name, method.Name, [.. CallsOf(method)], [.. TextsOf(method)]));
        }

        return methods.ToImmutable();
    }

    private static TypeDefinition OutermostOf(TypeDefinition type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;

    private static IEnumerable<Instruction> InstructionsOf(MethodDefinition method) => method.HasBody ? method.Body.Instructions : [];

    private static IEnumerable<string> CallsOf(MethodDefinition method) =>
        from called in InstructionsOf(method).Select(instruction => instruction.Operand).OfType<MethodReference>()
        select $"{called.GetElementMethod().DeclaringType.GetElementType().FullName}::{called.Name}";

    /// <summary>Those of the method, and of an attribute on it: messages of the log are such.</summary>
    private static IEnumerable<string> TextsOf(MethodDefinition method) =>
        InstructionsOf(method).Select(instruction => instruction.Operand).OfType<string>()
            .Concat(method.CustomAttributes.SelectMany(attribute => attribute.ConstructorArguments).Select(argument => argument.Value).OfType<string>());
}

/// <param name="Namespace">Of the outermost type.</param>
/// <param name="Type">The outermost type.</param>
/// <param name="Name">What the compiler calls it.</param>
/// <param name="Calls">Each as <c>Type::Method</c>, with the whole name of the type.</param>
/// <param name="Texts">Literals.</param>
internal sealed record CompiledMethod(string Namespace, string Type, string Name, ImmutableArray<string> Calls, ImmutableArray<string> Texts)
{
    public override string ToString() => $"{Namespace}.{Type}.{Name}";
}
