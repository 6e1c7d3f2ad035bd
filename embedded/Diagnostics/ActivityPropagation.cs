using System.Diagnostics;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Embedded.Diagnostics;

/// <summary>
/// One activity on each side of a call. They hang together by what the call carries in its <see cref="RequestContext"/>, under the names of the W3C
/// headers.
/// </summary>
internal abstract class ActivityPropagation
{
    /// <summary>Calls of the runtime's own interfaces are told apart from those of the application, as in Orleans.</summary>
    protected static ActivitySource SourceOf(IGrainCallContext context)
    {
        var type = context.Request.GetInterfaceType();
        return type.Assembly == typeof(ActivityPropagation).Assembly || type.Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true
            ? EngineActivities.Runtime
            : EngineActivities.Application;
    }

    protected static async Task RunAsync(IGrainCallContext context, Activity activity)
    {
        activity.SetTag("rpc.system.name", "orleans");
        activity.SetTag("orleans.rpc.service", context.InterfaceName);
        activity.SetTag("rpc.method", $"{context.InterfaceName}/{context.MethodName}");
        if (activity.IsAllDataRequested)
        {
            activity.SetTag("orleans.rpc.target_id", context.TargetId.ToString());
            if (context.SourceId is { } source)
                activity.SetTag("orleans.rpc.source_id", source.ToString());
        }

        try
        {
            await context.Invoke();
        }
        catch (Exception exception)
        {
            activity.SetFailed(exception);
            throw;
        }
        finally
        {
            activity.Stop();
        }
    }
}

/// <summary>The calling side: writes down in the call where it comes from.</summary>
internal sealed class OutgoingActivityPropagation(DistributedContextPropagator propagator) : ActivityPropagation, IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (SourceOf(context).StartActivity(context.Request.GetActivityName(), ActivityKind.Client) is not { } activity)
            return context.Invoke();
        propagator.Inject(activity, carrier: null, static (_, name, value) => RequestContext.Set(name, value));
        return RunAsync(context, activity);
    }
}

/// <summary>The called side: goes on with what the call carries.</summary>
internal sealed class IncomingActivityPropagation(DistributedContextPropagator propagator) : ActivityPropagation, IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (Create(context) is not { } activity)
            return context.Invoke();
        activity.Start();
        return RunAsync(context, activity);
    }

    private Activity? Create(IIncomingGrainCallContext context)
    {
        var (source, name) = (SourceOf(context), context.Request.GetActivityName());
        propagator.ExtractTraceIdAndState(carrier: null, Get, out var parent, out var state);
        if (string.IsNullOrEmpty(parent))
            return source.CreateActivity(name, ActivityKind.Server);
        var activity = ActivityContext.TryParse(parent, state, isRemote: true, out var known)
            ? source.CreateActivity(name, ActivityKind.Server, known)
            : source.CreateActivity(name, ActivityKind.Server, parent);
        if (activity is null)
            return null;
        if (!string.IsNullOrEmpty(state))
            activity.TraceStateString = state;
        foreach (var (key, value) in propagator.ExtractBaggage(carrier: null, Get) ?? [])
            activity.AddBaggage(key, value);
        return activity;
    }

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values) =>
        (value, values) = (RequestContext.Get(name) as string, null);
}
