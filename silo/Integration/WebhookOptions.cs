using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StudyMate.Integration;

/// <summary>Section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Allows http and addresses of one's own network, for an ErgoMate in the same building or on the same machine.</summary>
    public bool AllowPrivateAddresses { get; set; }
}

internal static class WebhookServices
{
    public static void AddWebhookSender(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section);
        builder.Services.AddSingleton<IWebhookSender, WebhookSender>();
    }
}
