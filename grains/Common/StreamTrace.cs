using System.Diagnostics;
using Orleans.Runtime;

namespace StudyMate.Common;

/// <summary>
/// Carries a trace over a stream. Orleans' own headers do not get there: whoever pulls from a queue begins a trace of its own.
/// </summary>
internal static class StreamTrace
{
    private const string Key = "studymate.trace";

    /// <summary>For a message that is about to be published: what it came from.</summary>
    /// <param name="cause">Id of an activity; null when nobody traces.</param>
    public static void Attach(string? cause)
    {
        if (cause is not null)
            RequestContext.Set(Key, cause);
    }

    /// <summary>Before anything else forgets what arrived: goes on with the trace of the message. Null when nobody listens.</summary>
    public static Activity? Continue(string name, string tenant)
    {
        if (!Instruments.Activities.HasListeners())
            return null;
        var activity = RequestContext.Get(Key) is string cause && ActivityContext.TryParse(cause, traceState: null, isRemote: true, out var parent)
            ? Instruments.Activities.StartActivity(name, ActivityKind.Consumer, parent)
            : Instruments.Activities.StartActivity(name, ActivityKind.Consumer);
        return activity?.SetTag(Instruments.TenantTag, tenant);
    }
}
