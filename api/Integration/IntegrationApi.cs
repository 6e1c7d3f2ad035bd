namespace StudyMate.Integration;

internal static class IntegrationApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapIntegration(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapErgoInbox();
        webhooks.MapWebhookEndpoints();
    }
}
