using System.Reflection;
using System.Reflection.Emit;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// Emits the attribute with which the runtime lets an assembly use internal types of another. The runtime knows it by name only, so every dynamic
/// assembly brings its own.
/// </summary>
internal static class AccessAttributeEmitter
{
    public static ConstructorInfo Define(ModuleBuilder module)
    {
        var builder = module.DefineType(
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Public | TypeAttributes.Class, typeof(Attribute));
        var field = builder.DefineField("assemblyName", typeof(string), FieldAttributes.Private);
        var constructor = builder.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);

        var property = builder.DefineProperty("AssemblyName", PropertyAttributes.None, CallingConventions.HasThis, typeof(string), null);
        var getter = builder.DefineMethod("get_AssemblyName", MethodAttributes.Public, typeof(string), []);
        il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);

        var usage = new CustomAttributeBuilder(
            typeof(AttributeUsageAttribute).GetConstructor([typeof(AttributeTargets)])!,
            [AttributeTargets.Assembly],
            [typeof(AttributeUsageAttribute).GetProperty(nameof(AttributeUsageAttribute.AllowMultiple))!],
            [true]);
        builder.SetCustomAttribute(usage);
        return builder.CreateType().GetConstructor([typeof(string)])!;
    }
}
