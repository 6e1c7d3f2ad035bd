using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StudyMate.Cluster;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Hosting;

/// <summary><c>deploy/make-certificates</c>: what it makes is what processes and the database take.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CertificateCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_made_once_stays_and_is_guarded()
    {
        Assert.Equal(0, Run());
        var made = Contents();
        Assert.Equal(Shown(Open()), X509Certificate2.CreateFromPem(File.ReadAllText(Cluster("certificate.pem"))).SerialNumber);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("made")));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(_folder.File("made/authority/key.pem")));

        // Also without the authority's key, which is kept elsewhere.
        Directory.Move(_folder.File("made/authority"), _folder.File("safe"));
        Assert.Equal(0, Run());
        Assert.Equal(1, Run("--renew"));
        Assert.Equal(1, Run("--new-root"));
        Directory.Delete(_folder.File("made/authority"), recursive: true);
        Directory.Move(_folder.File("safe"), _folder.File("made/authority"));

        Assert.Equal(made, Contents());
        Assert.Equal(2, Run("--nonsense"));
    }

    [Fact]
    public void Certificates_and_their_authority_change_under_a_process_that_runs()
    {
        Run();
        var certificates = Open();
        var first = Shown(certificates);

        Run("--renew");
        var second = Shown(certificates);
        Assert.NotEqual(first, second);

        Run("--new-root");
        Assert.Equal(second, Shown(certificates));
        Assert.Equal(2, certificates.Current().NewPolicy().CustomTrustStore.Count);
        // Everybody still shows a certificate of the old one.
        Assert.Equal(1, Run("--drop-old"));

        Run("--renew");
        var third = Shown(certificates);
        Assert.Equal(0, Run("--drop-old"));
        Assert.NotEqual(second, third);
        Assert.Equal(third, Shown(certificates));
        Assert.Single(certificates.Current().NewPolicy().CustomTrustStore);
    }

    [MariaDbFact]
    public async Task A_database_is_gone_to_that_proves_its_name_and_no_other()
    {
        Run();
        using var server = new OwnServer(
            $"--ssl-cert={_folder.File("made/database/certificate.pem")}", $"--ssl-key={_folder.File("made/database/key.pem")}", "--require-secure-transport=ON");
        var proven = $"{server.ConnectionString};SslMode=VerifyFull;Pooling=false;SslCa=";
        var right = proven.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + Cluster("root.pem");
        await StartAsync(right);
        using var other = new TestAuthority();
        await File.WriteAllTextAsync(_folder.File("other.pem"), other.Pem);

        await RefusedAsync(proven + Cluster("root.pem"), "certificate");
        await RefusedAsync(right.Replace(Cluster("root.pem"), _folder.File("other.pem"), StringComparison.Ordinal), "certificate");
        await RefusedAsync(server.ConnectionString + ";SslMode=None", "Access denied");

        // While one authority follows another, and without a stop of the server.
        Run("--new-root");
        await StartAsync(right);
        Run("--renew");
        server.Execute("FLUSH SSL");
        Run("--drop-old");
        await StartAsync(right);
    }

    /// <summary>At once: it is not waited for as for a server that is not there yet.</summary>
    private static async Task RefusedAsync(string connectionString, string said)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(connectionString));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no answer", refused.Message, StringComparison.Ordinal);
    }

    private static async Task StartAsync(string connectionString)
    {
        using var host = MySqlFixture.Build(connectionString, ("Database:StartPatienceSeconds", "5"));
        await host.CheckStartAsync();
    }

    private static string Shown(ClusterCertificates certificates) => certificates.Current().Certificate.SerialNumber;

    private string Cluster(string file) => _folder.File(Path.Combine("made/cluster", file));

    private ClusterCertificates Open() => new(
        Options.Create(new ClusterSettings { RootCertificateFile = Cluster("root.pem"), CertificateFile = Cluster("certificate.pem"), CertificateKeyFile = Cluster("key.pem") }),
        NullLogger<ClusterCertificates>.Instance);

    private Dictionary<string, string> Contents() =>
        Directory.EnumerateFiles(_folder.File("made"), "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal);

    private int Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Path("deploy/make-certificates")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["STUDYMATE_CERTIFICATES"] = _folder.File("made");
        start.Environment["STUDYMATE_DATABASE_NAMES"] = "database localhost";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEnd();
        said.Wait();
        process.WaitForExit();
        return process.ExitCode;
    }
}
