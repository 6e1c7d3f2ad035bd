using Orleans.Runtime;

namespace StudyMate.Embedded.Calls;

internal static class ReferenceCast
{
    public static object To(IAddressable grain, Type interfaceType) => throw new InvalidOperationException($"{grain} has no {interfaceType}.");
}
