using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// Emits, once per process and grain interface, the reference class and one call class per method. Arguments stay in typed fields from the caller
/// to the method: nothing is boxed and no array is made.
/// </summary>
internal static class ReferenceEmitter
{
    private static readonly ConcurrentDictionary<Type, Lazy<GrainInterface>> Interfaces = new();
    private static readonly ConcurrentDictionary<Assembly, Lazy<ModuleBuilder>> Modules = new();

    /// <summary>The interface with its emitted classes.</summary>
    public static GrainInterface Of(Type interfaceType) =>
        Interfaces.GetOrAdd(interfaceType, static type => new Lazy<GrainInterface>(() => Emit(type))).Value;

    /// <summary>All methods of a grain interface, inherited ones included.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type interfaceType) =>
        new[] { interfaceType }.Concat(interfaceType.GetInterfaces())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(method => method.IsAbstract);

    private static GrainInterface Emit(Type type)
    {
        if (!type.IsInterface || !typeof(IAddressable).IsAssignableFrom(type))
            throw new ArgumentException($"{type} is no grain interface.", nameof(type));

        var grainInterface = new GrainInterface(type);
        var module = Modules.GetOrAdd(type.Assembly, static assembly => new Lazy<ModuleBuilder>(() => DefineModule(assembly))).Value;
        lock (module)
        {
            var calls = MethodsOf(type).Select(method => CallEmitter.Emit(module, grainInterface, method)).ToArray();
            var reference = EmitReference(module, type, calls);
            reference.GetField("Interface_")!.SetValue(null, grainInterface);
            grainInterface.Create = Factory(reference);
        }

        return grainInterface;
    }

    private static Type EmitReference(ModuleBuilder module, Type type, EmittedCall[] calls)
    {
        var builder = module.DefineType($"{type.FullName}_Reference_{Guid.CreateVersion7():N}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainReference), [type]);
        Type[] parameters = [typeof(GrainTarget), typeof(IdSpan)];
        var constructor = builder.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, parameters)!);
        il.Emit(OpCodes.Ret);

        var field = builder.DefineField("Interface_", typeof(GrainInterface), FieldAttributes.Public | FieldAttributes.Static);
        CallEmitter.OverrideGetter(builder, typeof(GrainReference), nameof(GrainReference.Interface), field);
        foreach (var call in calls)
            EmitMethod(builder, call);
        return builder.CreateType();
    }

    private static void EmitMethod(TypeBuilder builder, EmittedCall call)
    {
        var parameters = call.Method.GetParameters();
        var method = builder.DefineMethod(
            $"{call.Method.DeclaringType!.FullName}.{call.Method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            call.Method.ReturnType,
            [.. parameters.Select(parameter => parameter.ParameterType)]);
        builder.DefineMethodOverride(method, call.Method);

        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, call.Type.GetConstructor(Type.EmptyTypes)!);
        for (var index = 0; index < parameters.Length; index++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, index + 1);
            il.Emit(OpCodes.Stfld, call.Type.GetField($"Argument{index}")!);
        }

        il.Emit(OpCodes.Call, SendMethod.MakeGenericMethod(call.ResultType));
        if (call.Method.ReturnType == typeof(ValueTask))
            il.Emit(OpCodes.Newobj, typeof(ValueTask).GetConstructor([typeof(Task)])!);
        else if (call.Method.ReturnType.IsValueType)
            il.Emit(OpCodes.Newobj, call.Method.ReturnType.GetConstructor([typeof(Task<>).MakeGenericType(call.ResultType)])!);
        il.Emit(OpCodes.Ret);
    }

    private static MethodInfo SendMethod { get; } =
        typeof(GrainReference).GetMethod(nameof(GrainReference.Send), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private static Func<GrainTarget, IdSpan, GrainReference> Factory(Type reference)
    {
        Type[] parameters = [typeof(GrainTarget), typeof(IdSpan)];
        var method = new DynamicMethod("Create", typeof(GrainReference), parameters, reference.Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, reference.GetConstructor(parameters)!);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<GrainTarget, IdSpan, GrainReference>>();
    }

    /// <summary>One dynamic assembly per contract assembly, allowed to see its internal types and those of what it refers to.</summary>
    private static ModuleBuilder DefineModule(Assembly contracts)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"{contracts.GetName().Name}.References"), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule("References");
        var attribute = AccessAttributeEmitter.Define(module);
        var visible = contracts.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal))
            .Append(contracts.GetName().Name!)
            .Append(typeof(ReferenceEmitter).Assembly.GetName().Name!)
            .Distinct(StringComparer.Ordinal);
        foreach (var name in visible)
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [name]));
        return module;
    }
}
