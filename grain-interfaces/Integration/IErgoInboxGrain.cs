using Orleans;
using StudyMate.Common;
using StudyMate.Learning;

namespace StudyMate.Integration;

/// <summary>Takes what ErgoMate's server sends to one school (key <c>{tenant}/ergo</c>). Its caller proves itself by signature.</summary>
[Alias("studymate.IErgoInboxGrain")]
public interface IErgoInboxGrain : IGrainWithStringKey
{
    /// <summary>
    /// Checks the signature and hands the events to their students. Refused with <c>webhook.bad_signature</c> or <c>webhook.stale</c>,
    /// and with <c>tenant.read_only</c> while the school is suspended or archived; a repeated message has no effect and is
    /// answered with the same refusals: events are known by their own ids.
    /// </summary>
    [Anonymous, Alias("ReceiveAsync")]
    Task<Result<EventsAccepted>> ReceiveAsync(InboundWebhook message, CancellationToken cancellationToken);
}
