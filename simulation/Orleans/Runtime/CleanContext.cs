using System.Collections.Immutable;
using Orleans.Runtime;

namespace StudyMate.Simulation;

/// <summary>Ambient values: a turn sees what its message carries and nothing of whatever ran on the thread before.</summary>
internal static class CleanContext
{
    private static readonly ExecutionContext Empty = Capture();

    /// <summary>From here on there is nothing but what a message carried.</summary>
    public static void Enter(ImmutableDictionary<string, object>? carried = null)
    {
        ExecutionContext.Restore(Empty);
        if (carried is not null)
            RequestContext.Current = carried;
    }

    /// <summary>A timer that does not go off in the context of its maker.</summary>
    public static ITimer CreateTimer(TimeProvider time, Action onDue)
    {
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(static state => ((Action)state!)(), onDue, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private static ExecutionContext Capture()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured!; // A thread whose flow is not suppressed has one.
    }
}
