using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;
using StudyMate.Learning;

namespace StudyMate.Integration;

/// <summary>What ErgoMate's server tells a school, signed (Standard Webhooks).</summary>
internal static class ErgoInboxEndpoints
{
    public static void MapErgoInbox(this IEndpointRouteBuilder webhooks) =>
        webhooks.MapPost("/ergo/{tenantId}", ReceiveErgoWebhook)
            .AllowAnonymous()
            .MaxBody(EventBatch.MaxBytes)
            .WithMetadata(new HeaderCheck(headers => HeadersOf(headers).ArePossible ? null : IntegrationErrors.BadSignature))
            .Accepts<EventBody>("application/json")
            .WithSummary("Takes signed events from ErgoMate's server; events are known by their ids, so a repeated message has no effect.");

    internal static async Task<Results<Accepted<EventsAccepted>, ProblemHttpResult>> ReceiveErgoWebhook(
        string tenantId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        var body = bytes.ToArray();
        var read = Read(body);
        var headers = HeadersOf(request.Headers);
        var message = new InboundWebhook(
            headers.Id,
            headers.Timestamp,
            headers.Signature,
            ImmutableArray.Create(body),
            read.Succeeded ? read.Value.Events : [],
            read.Succeeded ? read.Value.SentAt : null,
            read.Error);
        var inbox = grains.GetGrain<IErgoInboxGrain>(GrainKeys.Of(tenantId, "ergo"));
        return Respond.Accepted(await inbox.ReceiveAsync(message, cancellationToken));
    }

    private static WebhookHeaders HeadersOf(IHeaderDictionary headers) =>
        new(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString());

    /// <summary>A body that cannot be read is a refusal that only a genuine sender gets to see.</summary>
    private static Result<EventBody> Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return DeviceEventReader.Read(body);
        }
        catch (JsonException malformed)
        {
            return BadRequests.Describe(malformed);
        }
    }
}
