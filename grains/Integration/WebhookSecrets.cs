using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>Secrets with which messages are signed. They are stored sealed, each to its school and endpoint.</summary>
internal sealed class WebhookSecrets(ISealer sealer, ISecretBytes bytes)
{
    /// <summary>Where an endpoint has its id: the secret with which ErgoMate signs what it sends.</summary>
    public const string Inbound = "inbound";

    public string Make()
    {
        Span<byte> key = stackalloc byte[32];
        bytes.Fill(key);
        return StandardWebhooks.SecretPrefix + Convert.ToBase64String(key);
    }

    public string Seal(string tenant, string endpointId, string secret) => sealer.Seal(secret, Place(tenant, endpointId));

    public string Open(string tenant, string endpointId, string sealedSecret) => sealer.OpenText(sealedSecret, Place(tenant, endpointId));

    private static string Place(string tenant, string endpointId) => $"webhook-secret/{tenant}/{endpointId}";
}
