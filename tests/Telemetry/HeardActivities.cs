using System.Collections.Concurrent;
using System.Diagnostics;

namespace StudyMate.Telemetry;

/// <summary>Hears the activities of one trace, whoever else makes some meanwhile.</summary>
internal sealed class HeardActivities : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly ActivityListener _listener;

    public HeardActivities()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "StudyMate" || source.Name.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == _trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _trace)
                    _ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The header of a caller who traces.</summary>
    public string TraceParent => $"00-{_trace.ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-01";

    public IReadOnlyList<Activity> Ended => [.. _ended];

    /// <summary>Those that an activity comes from, nearest first.</summary>
    public IEnumerable<Activity> Above(Activity activity)
    {
        for (var parent = Parent(activity); parent is not null; parent = Parent(parent))
            yield return parent;

        Activity? Parent(Activity child) => _ended.FirstOrDefault(other => other.SpanId == child.ParentSpanId);
    }

    public void Dispose() => _listener.Dispose();
}
