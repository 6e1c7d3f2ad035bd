using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;

namespace StudyMate.Cluster;

/// <summary>What becomes of the files that a process shows its certificate from.</summary>
public sealed class ClusterCertificatesTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestCertificate _first;
    private readonly CertificateFiles _files;
    private readonly WarningLog _log = new();

    public ClusterCertificatesTests() => _files = new CertificateFiles(_authority.Pem, _first = _authority.Issue());

    public void Dispose()
    {
        _files.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void A_renewed_certificate_is_shown_from_then_on()
    {
        var certificates = Open();
        certificates.Current().Certificate.SerialNumber.Should().Be(_first.Serial);
        certificates.Current().Should().BeSameAs(certificates.Current());

        var second = _authority.Issue();
        _files.Write(second);

        certificates.Current().Certificate.SerialNumber.Should().Be(second.Serial);
        _log.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Files_that_are_half_written_change_nothing_and_are_warned_of_once()
    {
        var certificates = Open();
        var before = certificates.Current();
        var second = _authority.Issue();

        _files.Certificate = second.Pem;
        certificates.Current().Should().BeSameAs(before);
        certificates.Current().Should().BeSameAs(before);
        _log.Warnings.Should().ContainSingle().Which.Should().Contain(before.Certificate.SerialNumber);
        _files.Key = second.Key[..40];
        certificates.Current().Should().BeSameAs(before);
        _files.Key = "";
        certificates.Current().Should().BeSameAs(before);
        _log.Warnings.Where(warning => warning.Contains(second.Key[40..60], StringComparison.Ordinal)).Should().BeEmpty();

        _files.Key = second.Key;
        certificates.Current().Certificate.SerialNumber.Should().Be(second.Serial);
    }

    [Fact]
    public void Files_that_are_away_for_a_while_change_nothing()
    {
        var certificates = Open();
        var before = certificates.Current();

        File.Delete(_files.Settings.CertificateKeyFile);
        certificates.Current().Should().BeSameAs(before);
        _log.Warnings.Should().ContainSingle();

        _files.Key = _first.Key;
        certificates.Current().Certificate.SerialNumber.Should().Be(_first.Serial);
    }

    /// <summary>As Kubernetes changes a mounted secret: neither the file nor its link is touched, only a folder on the way.</summary>
    [Fact]
    public void A_secret_that_changes_behind_a_link_is_read_again()
    {
        using var second = new CertificateFiles(_authority.Pem, _authority.Issue());
        var link = Path.Combine(Path.GetDirectoryName(_files.Settings.CertificateFile)!, "data");
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(_files.Settings.CertificateFile)!);
        var settings = new ClusterSettings
        {
            RootCertificateFile = Path.Combine(link, "root.pem"),
            CertificateFile = Path.Combine(link, "certificate.pem"),
            CertificateKeyFile = Path.Combine(link, "key.pem"),
        };
        var certificates = Open(settings);
        var before = certificates.Current().Certificate.SerialNumber;

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(second.Settings.CertificateFile)!);

        certificates.Current().Certificate.SerialNumber.Should().NotBe(before);
    }

    [Fact]
    public void Two_authorities_are_believed_while_one_follows_the_other()
    {
        using var next = new TestAuthority();
        var certificates = Open();
        _ = certificates.Current();

        // Not before everybody believes it.
        _files.Write(next.Issue());
        certificates.Current().Certificate.SerialNumber.Should().Be(_first.Serial);

        _files.Root = next.Pem + "\n" + _authority.Pem;
        certificates.Current().Certificate.SerialNumber.Should().NotBe(_first.Serial);
        certificates.Current().NewPolicy().CustomTrustStore.Count.Should().Be(2);
    }

    [Fact]
    public void An_authority_in_between_stands_beside_the_root()
    {
        using var between = _authority.Below();
        _files.Root = _authority.Pem + "\n" + between.Pem;
        var certificate = between.Issue();
        _files.Write(certificate);

        Open().Current().Certificate.SerialNumber.Should().Be(certificate.Serial);
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "missing", "cannot be read" },
        { "no certificate", "Cluster:CertificateFile" },
        { "no root", "Cluster:RootCertificateFile holds no certificate" },
        { "another key", "Cluster:CertificateKeyFile" },
        { "another authority", "PartialChain" },
        { "expired", "NotTimeValid" },
        { "not yet valid", "NotTimeValid" },
        { "for servers only", "NotValidForUsage" },
        { "another name", "Cluster:CertificateName" },
    };

    [Theory, MemberData(nameof(Unusable))]
    public void Files_that_the_others_would_refuse_refuse_the_start(string what, string said)
    {
        using var other = new TestAuthority();
        switch (what)
        {
            case "missing": File.Delete(_files.Settings.CertificateFile); break;
            case "no certificate": _files.Certificate = "nothing"; break;
            case "no root": _files.Root = "nothing"; break;
            case "another key": _files.Key = _authority.Issue().Key; break;
            case "another authority": _files.Root = other.Pem; break;
            case "expired": _files.Write(_authority.Issue(fromDay: -20, toDay: -1)); break;
            case "not yet valid": _files.Write(_authority.Issue(fromDay: 1)); break;
            case "for servers only": _files.Write(_authority.Issue(clients: false)); break;
            case "another name": _files.Write(_authority.Issue("database")); break;
        }

        var refused = FluentActions.Invoking(() => Open().Current()).Should().ThrowExactly<StartRefusedException>().Which;

        refused.Message.Should().Contain(said);
        refused.Message.Should().Contain("Cluster:");
        refused.Message.Should().NotContain("\n");
    }

    private ClusterCertificates Open(ClusterSettings? settings = null) => new(Options.Create(settings ?? _files.Settings), _log);

    private sealed class WarningLog : ILogger<ClusterCertificates>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }
}
