using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// Carries messages to one endpoint (key <c>{tenant}/{endpointId}</c>), so that a slow or dead endpoint delays nobody else.
/// </summary>
[Alias("studymate.IWebhookDeliveryGrain")]
public interface IWebhookDeliveryGrain : IGrainWithStringKey
{
    /// <summary>A hint that something is due.</summary>
    [Internal, Alias("WakeAsync"), OneWay]
    Task WakeAsync();
}
