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
}
