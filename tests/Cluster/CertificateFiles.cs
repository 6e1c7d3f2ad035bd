using StudyMate.Infrastructure;

namespace StudyMate.Cluster;

/// <summary>The three files of one process, and the settings that name them.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private readonly TempFolder _folder = new();

    public CertificateFiles(string root, TestCertificate certificate)
    {
        Root = root;
        Write(certificate);
    }

    public string Root { set => File.WriteAllText(_folder.File("root.pem"), value); }

    public string Certificate { set => File.WriteAllText(_folder.File("certificate.pem"), value); }

    public string Key { set => File.WriteAllText(_folder.File("key.pem"), value); }

    public ClusterSettings Settings => new()
    {
        RootCertificateFile = _folder.File("root.pem"),
        CertificateFile = _folder.File("certificate.pem"),
        CertificateKeyFile = _folder.File("key.pem"),
    };

    public IEnumerable<(string Key, string Value)> Configuration =>
    [
        (ClusterSettingsCheck.Root, Settings.RootCertificateFile), (ClusterSettingsCheck.Certificate, Settings.CertificateFile), (ClusterSettingsCheck.Key, Settings.CertificateKeyFile),
    ];

    public void Write(TestCertificate certificate) => (Certificate, Key) = (certificate.Pem, certificate.Key);

    public void Dispose() => _folder.Dispose();
}
