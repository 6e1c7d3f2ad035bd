using System.Text;
using StudyMate.Integration;

namespace StudyMate.Simulation;

/// <summary>Whoever listens to the schools' webhooks: sometimes down, sometimes slow, sometimes deaf to what they took.</summary>
internal sealed class Receivers(Chance chance, Faults faults, Coverage coverage)
{
    private readonly HashSet<(string Url, string Id)> _seen = [];

    /// <summary>What arrived, as <c>url type body</c>, once per message.</summary>
    public List<(string Url, string Body)> Delivered { get; } = [];

    public async Task<SendOutcome> TakeAsync(OutgoingMessage message, TimeProvider time)
    {
        var fate = faults.Active ? chance.Below(100) : 100;
        await Task.Delay(TimeSpan.FromMilliseconds(chance.Between(1, fate < 3 ? 8_000 : 80)), time);
        if (fate is >= 3 and < 15)
        {
            coverage.Count("webhook: receiver was down");
            return new SendOutcome(503, SendOutcome.BadStatus);
        }

        // A crash of the sender from here on makes a message come twice: at least once is what is promised.
        coverage.Count(_seen.Add((message.Url.AbsoluteUri, message.WebhookId)) ? "webhook: delivered" : "webhook: delivered again");
        Delivered.Add((message.Url.AbsoluteUri, Encoding.UTF8.GetString(message.Body.Span)));
        if (fate is >= 15 and < 20)
        {
            coverage.Count("webhook: taken, but the answer was lost");
            return new SendOutcome(null, SendOutcome.TimedOut);
        }

        return new SendOutcome(200, null);
    }
}

/// <summary>The network of one process.</summary>
internal sealed class NetworkSender(Receivers receivers, SimulatedProcess process) : IWebhookSender
{
    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => receivers.TakeAsync(message, process.Time);

    public string? Refuse(Uri url) => null;
}
