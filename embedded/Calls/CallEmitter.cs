using System.Reflection;
using System.Reflection.Emit;
using StudyMate.Embedded.Contracts;

namespace StudyMate.Embedded.Calls;

/// <summary>A call class and what it answers.</summary>
internal sealed record EmittedCall(Type Type, MethodInfo Method, Type ResultType);

/// <summary>Emits the call class of one interface method: a field per argument and the typed call of the method.</summary>
internal static class CallEmitter
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
    private const MethodAttributes Override = MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.ReuseSlot;

    public static EmittedCall Emit(ModuleBuilder module, GrainInterface owner, MethodInfo method)
    {
        var (baseType, resultType) = BaseOf(method);
        var builder = module.DefineType(
            $"{owner.Name}_{method.Name}_Call_{Guid.CreateVersion7():N}", TypeAttributes.Public | TypeAttributes.Sealed, baseType);
        builder.DefineDefaultConstructor(MethodAttributes.Public);
        var meta = builder.DefineField("Method_", typeof(CallMethod), FieldAttributes.Public | FieldAttributes.Static);
        OverrideGetter(builder, typeof(Call), nameof(Call.Method), meta);

        var fields = method.GetParameters()
            .Select((parameter, index) => builder.DefineField($"Argument{index}", parameter.ParameterType, FieldAttributes.Public))
            .ToArray();
        EmitCallTarget(builder, baseType, method, fields);

        var arguments = fields.Where(field => field.FieldType != typeof(CancellationToken)).ToArray();
        if (arguments.Length > 0)
        {
            EmitArgumentCount(builder, arguments.Length);
            EmitGetArgument(builder, arguments);
            EmitSetArgument(builder, arguments);
            EmitRebuild(builder, arguments);
        }

        if (fields.FirstOrDefault(field => field.FieldType == typeof(CancellationToken)) is { } token)
            EmitToken(builder, token);

        var type = builder.CreateType();
        type.GetField("Method_")!.SetValue(null, new CallMethod(owner, method));
        return new EmittedCall(type, method, resultType);
    }

    public static void OverrideGetter(TypeBuilder builder, Type baseType, string property, FieldInfo staticField)
    {
        var getter = baseType.GetProperty(property, Members)!.GetMethod!;
        var il = Define(builder, getter);
        il.Emit(OpCodes.Ldsfld, staticField);
        il.Emit(OpCodes.Ret);
    }

    private static (Type BaseType, Type ResultType) BaseOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (method.IsGenericMethodDefinition)
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} is generic: grain methods of this engine are not.");
        if (type == typeof(Task))
            return (typeof(VoidTaskCall), typeof(Nothing));
        if (type == typeof(ValueTask))
            return (typeof(VoidValueTaskCall), typeof(Nothing));
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(Task<>) || definition == typeof(ValueTask<>)))
        {
            var result = type.GetGenericArguments()[0];
            return ((definition == typeof(Task<>) ? typeof(TaskCall<>) : typeof(ValueTaskCall<>)).MakeGenericType(result), result);
        }

        throw new NotSupportedException($"{method.DeclaringType}.{method.Name} must return Task, Task<T>, ValueTask or ValueTask<T>.");
    }

    private static void EmitCallTarget(TypeBuilder builder, Type baseType, MethodInfo method, FieldInfo[] fields)
    {
        var il = Define(builder, baseType.GetMethod("CallTarget", Members)!);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitArgumentCount(TypeBuilder builder, int count)
    {
        var il = Define(builder, typeof(Call).GetMethod(nameof(Call.GetArgumentCount))!);
        il.Emit(OpCodes.Ldc_I4, count);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitGetArgument(TypeBuilder builder, FieldInfo[] arguments) => EmitSwitch(
        builder,
        typeof(Call).GetMethod(nameof(Call.GetArgument))!,
        arguments,
        (il, field) =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Box, field.FieldType);
        });

    private static void EmitSetArgument(TypeBuilder builder, FieldInfo[] arguments) => EmitSwitch(
        builder,
        typeof(Call).GetMethod(nameof(Call.SetArgument))!,
        arguments,
        (il, field) =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
        });

    private static void EmitSwitch(TypeBuilder builder, MethodInfo method, FieldInfo[] arguments, Action<ILGenerator, FieldInfo> body)
    {
        var il = Define(builder, method);
        var labels = arguments.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, labels);
        il.Emit(OpCodes.Ldstr, "index");
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([typeof(string)])!);
        il.Emit(OpCodes.Throw);
        for (var index = 0; index < arguments.Length; index++)
        {
            il.MarkLabel(labels[index]);
            body(il, arguments[index]);
            il.Emit(OpCodes.Ret);
        }
    }

    private static void EmitRebuild(TypeBuilder builder, FieldInfo[] arguments)
    {
        var rebuild = typeof(MessageRebuilder).GetMethod(nameof(MessageRebuilder.Rebuild), Members)!;
        var il = Define(builder, typeof(Call).GetMethod(nameof(Call.RebuildArguments), Members)!);
        foreach (var field in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Callvirt, rebuild.MakeGenericMethod(field.FieldType));
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ret);
    }

    private static void EmitToken(TypeBuilder builder, FieldInfo token)
    {
        var il = Define(builder, typeof(Call).GetProperty(nameof(Call.Token), Members)!.GetMethod!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, token);
        il.Emit(OpCodes.Ret);

        il = Define(builder, typeof(Call).GetMethod(nameof(Call.ReplaceToken), Members)!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, token);
        il.Emit(OpCodes.Ret);
    }

    private static ILGenerator Define(TypeBuilder builder, MethodInfo overridden)
    {
        var access = overridden.Attributes & MethodAttributes.MemberAccessMask;
        var method = builder.DefineMethod(
            overridden.Name,
            access | Override,
            overridden.ReturnType,
            [.. overridden.GetParameters().Select(parameter => parameter.ParameterType)]);
        builder.DefineMethodOverride(method, overridden);
        return method.GetILGenerator();
    }
}
