using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Connections.Security;
using Orleans.Hosting;
using Orleans.Runtime;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Cluster;

/// <summary>Who gets a call through to a silo with certificates, and who is believed to be one.</summary>
public sealed class ClusterTlsTests : IAsyncLifetime
{
    private readonly TestAuthority _own = new(), _other = new();
    private readonly CertificateFiles _files;
    private ClosedCluster? _cluster;

    public ClusterTlsTests() => _files = new CertificateFiles(_own.Pem, _own.Issue());

    public async Task InitializeAsync()
    {
        if (MariaDbFactAttribute.Missing is null)
            _cluster = await ClosedCluster.StartAsync(_files);
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _files.Dispose();
        _own.Dispose();
        _other.Dispose();
    }

    [MariaDbFact]
    public async Task A_client_calls_through_with_a_certificate_of_the_cluster_and_with_nothing_else()
    {
        var cluster = _cluster!;
        await cluster.CallAsStrangerAsync("known", client => client.UseTls(options => Show(options, _own.Issue())));
        cluster.Calls.Should().Equal("known");

        await RefusedAsync("plain text", _ => { });
        await RefusedAsync("none", client => client.UseTls(options => options.AllowAnyRemoteCertificate()));
        foreach (var (what, certificate) in Strangers())
            await RefusedAsync(what, client => client.UseTls(options => Show(options, certificate)));
        cluster.Calls.Should().Equal("known");

        async Task RefusedAsync(string what, Action<IClientBuilder> tls) =>
            await FluentActions.Awaiting(() => cluster.CallAsStrangerAsync(what, tls)).Should().ThrowAsync<Exception>();
    }

    /// <summary>Orleans speaks first, and what it says first is its cluster id.</summary>
    [MariaDbFact]
    public async Task A_silo_is_told_nothing_without_a_certificate_of_the_cluster()
    {
        (await HearAsync(_own.Issue())).Heard.Should().BeGreaterThan(0);
        (await HearAsync(null)).Heard.Should().Be(0);
        foreach (var (what, certificate) in Strangers())
            (what, (await HearAsync(certificate)).Heard).Should().Be((what, 0));
    }

    [MariaDbFact]
    public async Task A_silo_of_another_authority_does_not_join()
    {
        using var files = new CertificateFiles(_other.Pem, _other.Issue());

        await FluentActions.Awaiting(() => _cluster!.StartSiloAsync(files, ProductProcess.FreePort(), ProductProcess.FreePort())).Should().ThrowAsync<Exception>();

        var management = _cluster!.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        (await management.GetHosts(onlyActive: true)).Should().ContainSingle().Which.Key.Endpoint.Port.Should().Be(_cluster.SiloPort);
    }

    /// <summary>Who can write the table of silos may lead clients to a silo of their own, which lets everybody in.</summary>
    [MariaDbFact]
    public async Task A_client_does_not_talk_to_a_silo_of_another_authority()
    {
        using var files = new CertificateFiles(_own.Pem + "\n" + _other.Pem, _other.Issue());
        await using var impostor = await ClosedCluster.StartAsync(files);

        await FluentActions.Awaiting(() => impostor.StartApiAsync(_files)).Should().ThrowAsync<Exception>();
        impostor.Calls.Should().BeEmpty();

        // One that believes both authorities does: nothing else is in the way.
        using var both = new CertificateFiles(_own.Pem + "\n" + _other.Pem, _own.Issue());
        await using var client = await impostor.StartApiAsync(both);
        await ClosedCluster.CallAsync(client.Services, "gullible");
        impostor.Calls.Should().Equal("gullible");
    }

    [MariaDbFact]
    public async Task A_renewed_certificate_is_shown_on_new_connections_and_the_old_ones_go_on()
    {
        var cluster = _cluster!;
        await using var before = await cluster.StartApiAsync(_files);
        await ClosedCluster.CallAsync(before.Services, "before");
        var renewed = _own.Issue();

        _files.Write(renewed);

        (await HearAsync(_own.Issue())).Serial.Should().Be(renewed.Serial);
        await ClosedCluster.CallAsync(before.Services, "still");
        await using var after = await cluster.StartApiAsync(_files);
        await ClosedCluster.CallAsync(after.Services, "after");
        cluster.Calls.Should().Equal("before", "still", "after");
    }

    private IEnumerable<(string What, TestCertificate Certificate)> Strangers() =>
    [
        ("another authority's", _other.Issue()),
        ("an expired one", _own.Issue(fromDay: -20, toDay: -1)),
        ("one for servers only, as the database has", _own.Issue(clients: false)),
        ("one for another name", _own.Issue("cluster.example")),
    ];

    private static void Show(TlsOptions options, TestCertificate certificate)
    {
        // A stranger does not mind whom it talks to, and shows what it has whatever that is for.
        options.AllowAnyRemoteCertificate();
        options.OnAuthenticateAsClient = (_, client) =>
            ((SslClientAuthenticationOptions)client.SslClientAuthenticationOptions).ClientCertificateContext = SslStreamCertificateContext.Create(certificate.Load(), null, offline: true);
    }

    /// <summary>Connects to the silo port; how many bytes came back first, and whose certificate.</summary>
    private async Task<(int Heard, string? Serial)> HearAsync(TestCertificate? shown)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", _cluster!.SiloPort, limit.Token);
        await using var stream = new SslStream(tcp.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "anybody",
                    ClientCertificateContext = shown is null ? null : SslStreamCertificateContext.Create(shown.Load(), null, offline: true),
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
                },
                limit.Token);
            return (await stream.ReadAsync(new byte[1024], limit.Token), stream.RemoteCertificate?.GetSerialNumberString());
        }
        catch (Exception fault) when (fault is IOException or AuthenticationException)
        {
            return (0, null);
        }
    }
}
