using System.Text;

namespace Orleans.Runtime;

/// <summary>Prefixes of grain types that are not grains of the application. Calls from outside come from a client.</summary>
public static class GrainTypePrefix
{
    public const string SystemPrefix = "sys.";
    public const string ClientPrefix = SystemPrefix + "client";

    public static readonly ReadOnlyMemory<byte> ClientPrefixBytes = Encoding.UTF8.GetBytes(ClientPrefix);

    public static readonly GrainType ClientGrainType = GrainType.Create(ClientPrefix);

    public static bool IsClient(this in GrainType type) => type.AsSpan().StartsWith(ClientPrefixBytes.Span);

    public static bool IsClient(this in GrainId id) => id.Type.IsClient();
}
