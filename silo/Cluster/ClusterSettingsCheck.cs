using System.Net;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;
using StudyMate.Storage;

namespace StudyMate.Cluster;

/// <summary>
/// A caller's role travels with the call, so whoever reaches a port owns every school: beyond this machine the processes prove to each other who they
/// are, or a setting says by name that they need not.
/// </summary>
/// <param name="mode">A silo knows the address that it listens on. A client learns only later where the gateways are: what it knows is where the table is.</param>
/// <param name="connectionString">As it is configured; what is wrong with it is said elsewhere.</param>
internal sealed class ClusterSettingsCheck(HostMode mode, string? connectionString) : IValidateOptions<ClusterSettings>
{
    public const string Root = $"{ClusterSettings.Section}:{nameof(ClusterSettings.RootCertificateFile)}",
        Certificate = $"{ClusterSettings.Section}:{nameof(ClusterSettings.CertificateFile)}",
        Key = $"{ClusterSettings.Section}:{nameof(ClusterSettings.CertificateKeyFile)}",
        Name = $"{ClusterSettings.Section}:{nameof(ClusterSettings.CertificateName)}",
        Plaintext = $"{ClusterSettings.Section}:{nameof(ClusterSettings.AllowPlaintext)}";

    public ValidateOptionsResult Validate(string? name, ClusterSettings options) => Problem(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private string? Problem(ClusterSettings settings)
    {
        (string Setting, string File)[] files = [(Root, settings.RootCertificateFile), (Certificate, settings.CertificateFile), (Key, settings.CertificateKeyFile)];
        var missing = files.Where(file => file.File.Length == 0).Select(file => file.Setting).ToArray();
        if (missing.Length is not (0 or 3))
            return $"{string.Join(" and ", missing)}: not set, and the three files belong together.";
        if (Uri.CheckHostName(settings.CertificateName) is not UriHostNameType.Dns)
            return $"{Name} must be written like a name of DNS, though nobody looks it up: it is what the certificates of the cluster are for.";
        if (missing.Length == 0)
            return settings.AllowPlaintext ? $"{Plaintext} is true and there are certificates: nobody is let in without one, so leave it away." : null;
        return settings.AllowPlaintext || Reach(settings) is not { } reach
            ? null
            : $"{reach}: name the cluster's certificates ({Root}, {Certificate}, {Key}; deploy/make-certificates makes them), or say {Plaintext}=true.";
    }

    private string? Reach(ClusterSettings settings)
    {
        if (mode is HostMode.Api)
            return MySqlConnectionString.IsLocal(connectionString) ? null : "The database is not on this machine, and so may the silos be elsewhere";
        return ClusterEndpoints.Find(settings.AdvertisedIp) is { } address && !IPAddress.IsLoopback(address)
            ? $"{ClusterSettings.Section}:{nameof(ClusterSettings.AdvertisedIp)} is {settings.AdvertisedIp}, which others reach"
            : null;
    }
}
