using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using StudyMate.Hosting;
using StudyMate.Storage;

namespace StudyMate.Cluster;

/// <summary>How the processes of a cluster find and watch each other (section <c>Cluster</c>).</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    public const string DefaultId = "studymate";

    /// <summary>Processes with the same id are one cluster.</summary>
    public string ClusterId { get; set; } = DefaultId;

    /// <summary>Owner of records and reminders; stays the same when a new cluster takes over from an old one.</summary>
    public string ServiceId { get; set; } = DefaultId;

    /// <summary>Where other silos reach this one.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Where clients reach this silo.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The address under which others reach this silo, and which it listens on: an IP address, or a name of this machine that resolves to one.</summary>
    public string AdvertisedIp { get; set; } = "127.0.0.1";

    /// <summary>How long a silo has for the answer to "are you there", and the pause between two questions, in seconds.</summary>
    public double ProbeSeconds { get; set; } = 2;

    /// <summary>What that time may grow to while answers come slowly or the asking silo itself is behind, in seconds.</summary>
    public double LongestProbeSeconds { get; set; } = 3;

    /// <summary>Answers that must be missing, one after the other, before a silo is suspected.</summary>
    public int MissedProbes { get; set; } = 3;

    /// <summary>How often a silo reads the table of silos and signs it, in seconds, beside what silos tell each other at once.</summary>
    public double TableSeconds { get; set; } = 10;

    /// <summary>
    /// PEM: the authority whose certificates are of this cluster, beside it those between it and them; two while one follows another. With the two files
    /// below: all three, or none.
    /// </summary>
    public string RootCertificateFile { get; set; } = "";

    /// <summary>PEM: the certificate that this process shows to the others, as a server and as a client.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>PEM: its private key, not encrypted.</summary>
    public string CertificateKeyFile { get; set; } = "";

    /// <summary>
    /// The name that every certificate of the cluster is for, in place of names of machines: those come and go, and an address in a table proves nothing.
    /// </summary>
    public string CertificateName { get; set; } = "cluster.studymate.internal";

    /// <summary>Go beyond this machine without certificates: whoever reaches a port then owns every school.</summary>
    public bool AllowPlaintext { get; set; }

    internal bool HasCertificates => CertificateFile.Length > 0;
}

internal static class ClusterServices
{
    /// <summary>
    /// Orleans tells of every call that it places and every option that it has. What somebody needs who operates it is what goes wrong, and who joins
    /// and leaves. Levels that are configured come first.
    /// </summary>
    public static void QuietOrleansLog(this IHostApplicationBuilder builder, DatabaseProvider database)
    {
        foreach (var (category, level) in new[]
                 {
                     ("Orleans", LogLevel.Warning),
                     ("Orleans.Runtime.MembershipService", database is DatabaseProvider.MySql ? LogLevel.Information : LogLevel.Warning),
                     ("Polly", LogLevel.Warning),
                 })
        {
            if (builder.Configuration[$"Logging:LogLevel:{category}"] is null)
                builder.Logging.AddFilter(category, level);
        }
    }

    public static void AddClusterSettings(this IHostApplicationBuilder builder, HostMode mode)
    {
        builder.Services.AddOptions<ClusterSettings>().Bind(builder.Configuration.GetSection(ClusterSettings.Section))
            .Validate(settings => settings is { ClusterId.Length: > 0, ServiceId.Length: > 0 }, "Cluster:ClusterId and Cluster:ServiceId must not be empty.")
            .Validate(
                settings => settings is { SiloPort: > 0 and <= 65535, GatewayPort: > 0 and <= 65535 } && settings.SiloPort != settings.GatewayPort,
                "Cluster:SiloPort and Cluster:GatewayPort must be two ports from 1 to 65535.")
            .Validate(
                settings => settings is { ProbeSeconds: > 0, MissedProbes: > 0, TableSeconds: > 0 } && settings.LongestProbeSeconds >= settings.ProbeSeconds,
                "Cluster: ProbeSeconds, MissedProbes and TableSeconds must be positive, LongestProbeSeconds not below ProbeSeconds.")
            .Validate(settings => ClusterEndpoints.Find(settings.AdvertisedIp) is not null, "Cluster:AdvertisedIp is neither an IP address nor a name that resolves to one.")
            .ValidateOnStart();
        builder.Services
            .AddSingleton<IValidateOptions<ClusterSettings>>(new ClusterSettingsCheck(mode, builder.Configuration[DatabaseOptions.ConnectionStringKey]))
            .AddSingleton<ClusterCertificates>()
            .AddSingleton<IStartCheck, ClusterCertificatesCheck>();
    }
}

internal sealed class ClusterNames(IOptions<ClusterSettings> settings) : IConfigureOptions<ClusterOptions>
{
    public void Configure(ClusterOptions options) => (options.ClusterId, options.ServiceId) = (settings.Value.ClusterId, settings.Value.ServiceId);
}

internal sealed class ClusterEndpoints(IOptions<ClusterSettings> settings) : IConfigureOptions<EndpointOptions>
{
    public void Configure(EndpointOptions options)
    {
        // Settings are validated before they are handed out.
        options.AdvertisedIPAddress = Find(settings.Value.AdvertisedIp)!;
        (options.SiloPort, options.GatewayPort) = (settings.Value.SiloPort, settings.Value.GatewayPort);
    }

    /// <summary>The address that is meant, IPv4 before IPv6; null when there is none.</summary>
    public static IPAddress? Find(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return address;
        try
        {
            return Dns.GetHostAddresses(text).OrderBy(found => found.AddressFamily is AddressFamily.InterNetwork ? 0 : 1).FirstOrDefault();
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            // The refusal names the setting.
            return null;
        }
    }
}

/// <summary>
/// A killed silo is declared dead within ten seconds: three answers missing, at most three seconds apart, then one vote. With two silos the other one's
/// vote is enough; with more, Orleans asks for two, of which one may be that of the silo through which a suspect is asked again. What keeps a busy silo
/// alive: the time for an answer grows with what is observed, and a connection over which anything came within the time of all three questions takes the
/// vote back. That window is <c>LongestProbeSeconds</c> × <c>MissedProbes</c>, so it also bounds how long a machine that vanished without closing its
/// connections is waited for.
/// </summary>
internal sealed class ClusterLiveness(IOptions<ClusterSettings> settings) : IConfigureOptions<ClusterMembershipOptions>
{
    public void Configure(ClusterMembershipOptions options)
    {
        var probe = TimeSpan.FromSeconds(settings.Value.ProbeSeconds);
        options.ProbeTimeout = options.MinProbeTimeout = probe;
        options.MaxProbeTimeout = TimeSpan.FromSeconds(settings.Value.LongestProbeSeconds);
        options.NumMissedProbesLimit = settings.Value.MissedProbes;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(settings.Value.TableSeconds);
        // After three missed signatures a row counts as left over: a cluster whose silos were all killed starts again without waiting for the dead.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(settings.Value.TableSeconds);
    }
}

internal sealed class ClusterGateways(IOptions<ClusterSettings> settings) : IConfigureOptions<GatewayOptions>
{
    public void Configure(GatewayOptions options) => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(settings.Value.TableSeconds);
}
