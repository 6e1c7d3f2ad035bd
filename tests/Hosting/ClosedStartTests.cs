using StudyMate.Cluster;
using StudyMate.Infrastructure;

namespace StudyMate.Hosting;

/// <summary>A process that would be open to strangers does not start, unless a setting says so by name.</summary>
public sealed class ClosedStartTests
{
    private const string Here = "Database:ConnectionString=Server=127.0.0.1;Port=1;Database=none",
        Elsewhere = "Database:ConnectionString=Server=db.invalid;Database=none", Proven = Elsewhere + ";SslMode=VerifyFull";

    private static readonly string[] Files = ["Cluster:RootCertificateFile", "Cluster:CertificateFile", "Cluster:CertificateKeyFile"];

    public static TheoryData<string, string[], string[]> Refused => new()
    {
        { "silo", [Here, "Cluster:AdvertisedIp=192.0.2.1"], ["Cluster:AdvertisedIp", .. Files, "Cluster:AllowPlaintext=true"] },
        { "all", [Here, "Cluster:AdvertisedIp=0.0.0.0"], ["Cluster:AdvertisedIp", "Cluster:AllowPlaintext=true"] },
        { "silo", [Here, "Cluster:AdvertisedIp=fe80::1"], ["Cluster:AdvertisedIp"] },
        { "silo", [Here, "Cluster:AdvertisedIp=192.0.2.1", "Cluster:CertificateFile=x"], ["Cluster:RootCertificateFile", "Cluster:CertificateKeyFile"] },
        { "silo", [Here, "Cluster:CertificateFile=x"], ["Cluster:RootCertificateFile", "Cluster:CertificateKeyFile"] },
        { "silo", [Here, "Cluster:CertificateName="], ["Cluster:CertificateName"] },
        { "silo", [Here, "Cluster:CertificateName=a b"], ["Cluster:CertificateName"] },
        { "silo", [Here, .. Files.Select(file => file + "=x"), "Cluster:AllowPlaintext=true"], ["Cluster:AllowPlaintext"] },
        { "api", [Proven], ["The database is not on this machine", .. Files, "Cluster:AllowPlaintext=true"] },
        { "silo", [Elsewhere], ["Database:ConnectionString", "SslMode=VerifyFull", "SslCa", "Database:AllowPlaintext=true"] },
        { "silo", [Elsewhere + ";SslMode=Required"], ["SslMode=VerifyFull"] },
        { "silo", [Elsewhere + ";SslMode=VerifyCA"], ["SslMode=VerifyFull"] },
        { "silo", [Here.Replace("127.0.0.1", "localhost,10.0.0.1", StringComparison.Ordinal)], ["SslMode=VerifyFull"] },
        { "api", [Elsewhere], ["SslMode=VerifyFull", "Cluster:AllowPlaintext=true"] },
        { "silo", [Elsewhere, "Cluster:AllowPlaintext=true"], ["SslMode=VerifyFull"] },
        { "silo", [Elsewhere, "Cluster:AdvertisedIp=192.0.2.1", "Database:AllowPlaintext=true"], ["Cluster:AdvertisedIp"] },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_open_to_strangers_is_refused_in_one_line(string mode, string[] settings, string[] said)
    {
        var refused = await RefusalAsync(mode, settings);

        said.Should().AllSatisfy(part => refused.Should().Contain(part));
        refused.Should().NotContain("\n");
    }

    public static TheoryData<string, string[]> Allowed => new()
    {
        { "silo", [Here] },
        { "all", [Here, "Cluster:AdvertisedIp=127.0.0.2"] },
        { "silo", [Here, "Cluster:AdvertisedIp=localhost"] },
        { "api", [Here] },
        { "silo", [Here.Replace("127.0.0.1", "LocalHost", StringComparison.Ordinal)] },
        { "silo", [Here.Replace("127.0.0.1", "::1", StringComparison.Ordinal)] },
        { "api", [Here.Replace("127.0.0.1", "/nowhere/mysqld.sock", StringComparison.Ordinal)] },
        { "silo", [Here, "Cluster:AdvertisedIp=192.0.2.1", "Cluster:AllowPlaintext=true"] },
        { "api", [Proven, "Cluster:AllowPlaintext=true"] },
        { "api", [Elsewhere, "Cluster:AllowPlaintext=true", "Database:AllowPlaintext=true"] },
        { "silo", [Proven] },
    };

    [Theory, MemberData(nameof(Allowed))]
    public async Task What_stays_on_the_machine_or_is_proven_or_is_asked_for_is_not(string mode, string[] settings) =>
        (await RefusalAsync(mode, settings)).Should().BeNull();

    [Fact]
    public async Task Certificates_open_the_way_beyond_the_machine_if_the_others_will_accept_them()
    {
        using var authority = new TestAuthority();
        using var files = new CertificateFiles(authority.Pem, authority.Issue());
        string[] settings = [Here, "Cluster:AdvertisedIp=192.0.2.1", .. files.Configuration.Select(pair => $"{pair.Key}={pair.Value}")];
        (await RefusalAsync("silo", settings)).Should().BeNull();

        files.Write(authority.Issue(fromDay: -3, toDay: -1));

        (await RefusalAsync("silo", settings)).Should().Contain("NotTimeValid");
    }

    /// <summary>What the checks of settings say, before anything is opened or asked for.</summary>
    private static async Task<string?> RefusalAsync(string mode, string[] settings)
    {
        using var folder = new TempFolder();
        await using var app = StudyMateApi.Build(
            [$"--Host:Mode={mode}", "--Database:Provider=mysql", "--Database:StartPatienceSeconds=0", $"--Data:Folder={folder.Path}",
                "--Secrets:MasterKeys=one:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", .. settings.Select(setting => "--" + setting)]);
        try
        {
            await app.CheckStartAsync();
            return null;
        }
        catch (Exception refused) when (StartUp.Explain(refused) is { } reason)
        {
            // There is no database, which is what comes after all that is about.
            return reason.Contains("cannot be used", StringComparison.Ordinal) ? null : reason;
        }
    }
}
