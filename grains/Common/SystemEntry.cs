using Orleans.Runtime;

namespace StudyMate.Common;

/// <summary>Entry points without a caller (timer, reminder, stream): forget whatever arrived and act as the house within one tenant.</summary>
internal static class SystemEntry
{
    public static void Enter(string tenant)
    {
        RequestContext.Clear();
        Actor.System(tenant).Enter();
    }

    /// <summary>
    /// A command that the access filter has admitted goes on in another tenant: accounts live in <c>platform</c>, schools are opened
    /// from there. The operation id stays; who asked must be handed on in the command. Call it in a method of its own, so that the
    /// caller's actor is back when that returns.
    /// </summary>
    public static void Cross(string tenant) => Actor.System(tenant).Enter();
}
