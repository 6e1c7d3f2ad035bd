using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StudyMate.Common;
using StudyMate.Integration;
using StudyMate.Learning;

namespace StudyMate.Simulation;

/// <summary>ErgoMate's server: hands events over by signed webhook, and the same message again until it is answered, sometimes once more.</summary>
internal sealed class ErgoServer(Clients clients, Chance chance, SchoolModel school)
{
    public async Task<Answer> SendAsync(List<DeviceEvent> batch)
    {
        var id = "msg-" + chance.Guid().ToString("N");
        ImmutableArray<byte> body = [.. Encoding.UTF8.GetBytes(string.Join(',', batch.Select(one => one.EventId)))];
        var answer = await OnceAsync(id, body, batch);
        if (!chance.PerMille(80))
            return answer;
        clients.Coverage.Count("duplicate: inbound webhook sent again");
        var again = await OnceAsync(id, body, batch);
        clients.Findings.Expect(
            again.Value is EventsAccepted { Accepted: 0 }, $"twice: inbound message {id} was carried out again -> {again.Text}");
        return answer;
    }

    private Task<Answer> OnceAsync(string id, ImmutableArray<byte> body, List<DeviceEvent> batch) => clients.Edge.QueryAsync(
        Actor.System(school.Tenant), $"webhook {id} with {batch.Count}", async grains =>
        {
            // Nobody is signed in: the signature is all there is, and every attempt is signed anew.
            Orleans.Runtime.RequestContext.Clear();
            var now = clients.Process.World.Now.ToUnixTimeSeconds();
            var message = new InboundWebhook(
                id, now.ToString(CultureInfo.InvariantCulture), StandardWebhooks.Sign([school.InboundSecret!], id, now, body.AsSpan()), body, [.. batch], null, null);
            return Answer.Of(await grains.GetGrain<IErgoInboxGrain>(school.Key("ergo")).ReceiveAsync(message, CancellationToken.None));
        });
}
