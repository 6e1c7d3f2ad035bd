using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StudyMate.Cluster;

/// <summary>What the three files hold at one time.</summary>
internal sealed class ClusterIdentity
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1", ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private readonly X509Certificate2Collection _authorities;

    private ClusterIdentity(X509Certificate2 certificate, X509Certificate2Collection authorities)
    {
        (Certificate, _authorities) = (certificate, authorities);
        // Offline: an authority that the certificate names is not asked.
        Context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>As it is shown to others.</summary>
    public SslStreamCertificateContext Context { get; }

    /// <summary>Our authorities and no others of the machine, without asking anybody over the network. What a certificate must be for is added by whoever checks.</summary>
    public X509ChainPolicy NewPolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(_authorities);
        return policy;
    }

    /// <summary>Null, and in one line what the others would refuse, when they cannot be used.</summary>
    public static ClusterIdentity? Load(PemFiles files, string name, out string? problem)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPem(files.Root);
            var identity = new ClusterIdentity(X509Certificate2.CreateFromPem(files.Certificate, files.Key), authorities);
            problem = authorities.Count == 0 ? $"{ClusterSettingsCheck.Root} holds no certificate." : identity.Problem(name);
            return problem is null ? identity : null;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            problem = $"{ClusterSettingsCheck.Certificate}, {ClusterSettingsCheck.Key} and {ClusterSettingsCheck.Root} are not a certificate, its key and its authority in PEM: {fault.Message}";
            return null;
        }
    }

    private string? Problem(string name)
    {
        if (!IsFor(Certificate, name))
            return $"{ClusterSettingsCheck.Certificate} is not for '{name}' ({ClusterSettingsCheck.Name}).";
        using var chain = new X509Chain { ChainPolicy = NewPolicy() };
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        return chain.Build(Certificate)
            ? null
            : $"{ClusterSettingsCheck.Certificate} would be refused by the others ({string.Join(", ", chain.ChainStatus.Select(status => status.Status))}): it must be valid today, for servers and clients, and of {ClusterSettingsCheck.Root}.";
    }

    public static bool IsFor(X509Certificate2 certificate, string name) => certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false);
}

/// <summary>The text of the three files.</summary>
internal sealed record PemFiles(string Root, string Certificate, string Key);
