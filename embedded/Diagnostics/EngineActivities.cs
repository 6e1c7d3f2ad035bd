using System.Diagnostics;
using Orleans.Runtime;

namespace StudyMate.Embedded.Diagnostics;

/// <summary>
/// Activity sources, names and tags as Orleans has them, so that one dashboard and one trace view serve both engines. Nothing is made, and hardly
/// anything looked at, while nobody listens.
/// </summary>
internal static class EngineActivities
{
    public const string ActivateGrain = "activate grain";
    public const string DeactivateGrain = "deactivate grain";
    public const string OnActivate = "execute OnActivateAsync";
    public const string OnDeactivate = "execute OnDeactivateAsync";

    /// <summary>Calls of the application's grains.</summary>
    public static readonly ActivitySource Application = new("Microsoft.Orleans.Application", "1.2.0");

    /// <summary>Calls that the runtime makes: ticks, deliveries.</summary>
    public static readonly ActivitySource Runtime = new("Microsoft.Orleans.Runtime", "2.1.0");

    /// <summary>Beginnings and ends of activations.</summary>
    public static readonly ActivitySource Lifecycle = new("Microsoft.Orleans.Lifecycle", "1.1.0");

    /// <summary>Records read, written and cleared.</summary>
    public static readonly ActivitySource Storage = new("Microsoft.Orleans.Storage", "1.1.0");

    /// <summary>Whether somebody wants to hear of calls.</summary>
    public static bool CallsAreListenedTo => Application.HasListeners() || Runtime.HasListeners();

    /// <summary>A step in an activation's life; null when nobody listens.</summary>
    public static Activity? StartLifecycle(string name, GrainId grain, string grainType, RequestContextValues? carrier = null)
    {
        if (!Lifecycle.HasListeners())
            return null;
        var activity = ParentIn(carrier) is { } parent
            ? Lifecycle.StartActivity(name, ActivityKind.Internal, parent)
            : Lifecycle.StartActivity(name, ActivityKind.Internal);
        activity?.SetTag("orleans.grain.id", grain.ToString());
        activity?.SetTag("orleans.grain.type", grainType);
        return activity;
    }

    /// <summary>An operation on a record; null when nobody listens.</summary>
    public static Activity? StartStorage(string name, GrainId grain, string provider, string stateName, string stateType)
    {
        if (!Storage.HasListeners())
            return null;
        var activity = Storage.StartActivity(name, ActivityKind.Client);
        activity?.SetTag("orleans.grain.id", grain.ToString());
        activity?.SetTag("orleans.storage.provider", provider);
        activity?.SetTag("orleans.storage.state.name", stateName);
        activity?.SetTag("orleans.storage.state.type", stateType);
        return activity;
    }

    public static void SetFailed(this Activity? activity, Exception exception)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        activity.SetStatus(ActivityStatusCode.Error);
        activity.SetTag("exception.type", exception.GetType().FullName);
        activity.SetTag("exception.message", exception.Message);
        activity.SetTag("exception.stacktrace", exception.ToString());
        activity.SetTag("exception.escaped", true);
    }

    /// <summary>What a call carries about the trace that it belongs to.</summary>
    private static ActivityContext? ParentIn(RequestContextValues? carrier) =>
        carrier?.Values.GetValueOrDefault("traceparent") is string parent
        && ActivityContext.TryParse(parent, carrier.Values.GetValueOrDefault("tracestate") as string, isRemote: true, out var context)
            ? context
            : null;
}
