using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Integration;

internal static class IntegrationServices
{
    /// <summary>What the grains of this domain need beside themselves; the host adds <see cref="IWebhookSender"/>.</summary>
    public static IServiceCollection AddIntegration(this IServiceCollection services) => services
        .AddSingleton<IJsonTypeInfoResolver>(IntegrationJson.Default)
        .AddSingleton<WebhookSecrets>();
}
