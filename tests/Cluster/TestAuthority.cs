using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StudyMate.Cluster;

/// <summary>Makes certificates, none of which outlives its test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1", ForClients = "1.3.6.1.5.5.7.3.2";
    private static readonly string Name = new ClusterSettings().CertificateName;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _root = Root(key).CreateSelfSigned(_now.AddDays(-100), _now.AddDays(100));
    }

    private TestAuthority(X509Certificate2 root) => _root = root;

    public string Pem => _root.ExportCertificatePem();

    /// <summary>An authority that this one vouches for.</summary>
    public TestAuthority Below()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Root(key).Create(_root, _now.AddDays(-50), _now.AddDays(50), RandomNumberGenerator.GetBytes(8));
        return new TestAuthority(certificate.CopyWithPrivateKey(key));
    }

    /// <summary>For the cluster, or where it is wanted for something else.</summary>
    public TestCertificate Issue(string? name = null, bool clients = true, bool servers = true, int fromDay = -1, int toDay = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name ?? Name);
        request.CertificateExtensions.Add(names.Build());
        var uses = new OidCollection();
        if (servers)
            uses.Add(new Oid(ForServers));
        if (clients)
            uses.Add(new Oid(ForClients));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(uses, critical: false));
        using var certificate = request.Create(_root, _now.AddDays(fromDay), _now.AddDays(toDay), RandomNumberGenerator.GetBytes(8));
        return new TestCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => _root.Dispose();

    private static CertificateRequest Root(ECDsa key)
    {
        var request = new CertificateRequest($"CN=authority {Guid.NewGuid():n}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request;
    }
}

internal sealed record TestCertificate(string Pem, string Key)
{
    public X509Certificate2 Load() => X509Certificate2.CreateFromPem(Pem, Key);

    public string Serial => X509Certificate2.CreateFromPem(Pem).SerialNumber;
}
