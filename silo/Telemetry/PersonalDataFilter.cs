using System.Diagnostics;
using OpenTelemetry;

namespace StudyMate.Telemetry;

/// <summary>
/// Takes from spans what can name a person: searched names stand in queries, paths are whatever a caller made up (the route stays) or a partner's
/// secret, addresses and browsers are somebody's, and what a fault says may quote anything (<see cref="FaultText"/>).
/// </summary>
internal sealed class PersonalDataFilter : BaseProcessor<Activity>
{
    /// <summary>Tags of the framework and of its instrumentation that never leave the house.</summary>
    public static readonly string[] Removed =
    [
        "url.full", "url.path", "url.query", "http.target", "http.url", "http.request.method_original", "user_agent.original", "client.address", "client.port",
        "network.peer.address", "network.peer.port", "enduser.id",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Removed)
            data.SetTag(tag, null);
        if (data.GetTagItem(FaultText.MessageTag) is string message)
            data.SetTag(FaultText.MessageTag, FaultText.Message(data.GetTagItem(FaultText.TypeTag) as string, message));
        if (data.GetTagItem(FaultText.DetailsTag) is string details)
            data.SetTag(FaultText.DetailsTag, FaultText.Details(details));
        // The status says that it failed; with what words is nobody's business but the fault's.
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }

    /// <summary>
    /// Faults that are recorded as events of a span, whatever its source. They cannot be changed afterwards, but whoever listens says first what they
    /// hold.
    /// </summary>
    public static ActivityListener ListenToFaults()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            ExceptionRecorder = static (Activity _, Exception fault, ref TagList tags) =>
            {
                tags.Add(FaultText.TypeTag, fault.GetType().FullName);
                tags.Add(FaultText.MessageTag, FaultText.Message(fault.GetType().FullName, fault.Message));
                tags.Add(FaultText.DetailsTag, FaultText.Details(fault.ToString()));
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
