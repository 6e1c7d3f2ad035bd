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
        Run().Should().Be(0);
        var made = Contents();
        X509Certificate2.CreateFromPem(File.ReadAllText(Cluster("certificate.pem"))).SerialNumber.Should().Be(Shown(Open()));
        File.GetUnixFileMode(_folder.File("made")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(_folder.File("made/authority/key.pem")).Should().Be(UnixFileMode.UserRead);

        // Also without the authority's key, which is kept elsewhere.
        Directory.Move(_folder.File("made/authority"), _folder.File("safe"));
        Run().Should().Be(0);
        Run("--renew").Should().Be(1);
        Run("--new-root").Should().Be(1);
        Directory.Delete(_folder.File("made/authority"), recursive: true);
        Directory.Move(_folder.File("safe"), _folder.File("made/authority"));

        Contents().Should().Equal(made);
        Run("--nonsense").Should().Be(2);
    }

    [Fact]
    public void Certificates_and_their_authority_change_under_a_process_that_runs()
    {
        Run();
        var certificates = Open();
        var first = Shown(certificates);

        Run("--renew");
        var second = Shown(certificates);
        second.Should().NotBe(first);

        Run("--new-root");
        Shown(certificates).Should().Be(second);
        certificates.Current().NewPolicy().CustomTrustStore.Count.Should().Be(2);
        // Everybody still shows a certificate of the old one.
        Run("--drop-old").Should().Be(1);

        Run("--renew");
        var third = Shown(certificates);
        Run("--drop-old").Should().Be(0);
        third.Should().NotBe(second);
        Shown(certificates).Should().Be(third);
        certificates.Current().NewPolicy().CustomTrustStore.Should().ContainSingle();
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
        var refused = (await FluentActions.Awaiting(() => StartAsync(connectionString)).Should().ThrowExactlyAsync<StartRefusedException>()).Which;
        refused.Message.Should().Contain(said);
        refused.Message.Should().NotContain("no answer");
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
