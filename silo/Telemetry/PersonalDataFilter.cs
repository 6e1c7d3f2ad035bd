using System.Diagnostics;
using OpenTelemetry;

namespace StudyMate.Telemetry;

/// <summary>Takes from spans what can name a person: searched names stand in queries, addresses and browsers are somebody's.</summary>
internal sealed class PersonalDataFilter : BaseProcessor<Activity>
{
    /// <summary>Tags of the framework that never leave the house.</summary>
    public static readonly string[] Removed =
        ["url.query", "http.target", "user_agent.original", "client.address", "client.port", "network.peer.address", "network.peer.port", "enduser.id"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Removed)
            data.SetTag(tag, null);
        if (data.GetTagItem("url.full") is string url)
            data.SetTag("url.full", url.Split('?')[0]);
    }
}
