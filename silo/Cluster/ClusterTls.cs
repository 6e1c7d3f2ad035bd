using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace StudyMate.Cluster;

/// <summary>
/// Every connection between processes: TLS 1.2 or 1.3 with a certificate of the cluster's own on both sides, or in plain text without leaving the machine. The
/// handshake comes first: before it, Orleans tells its cluster id to whoever connects.
/// </summary>
internal sealed partial class ClusterTls(IOptions<ClusterSettings> settings, ClusterCertificates certificates, ILogger<ClusterTls> logger)
    : IConfigureOptions<SiloConnectionOptions>, IConfigureOptions<ClientConnectionOptions>
{
    public void Configure(SiloConnectionOptions options)
    {
        options.ConfigureSiloInboundConnection(Inbound);
        options.ConfigureGatewayInboundConnection(Inbound);
        options.ConfigureSiloOutboundConnection(Outbound);
    }

    public void Configure(ClientConnectionOptions options) => options.ConfigureConnection(Outbound);

    private void Inbound(IConnectionBuilder connection)
    {
        if (settings.Value.HasCertificates)
            connection.UseServerTls(NewTls());
    }

    private void Outbound(IConnectionBuilder connection)
    {
        if (settings.Value.HasCertificates)
            connection.UseClientTls(NewTls());
        else if (!settings.Value.AllowPlaintext)
            connection.Use(OnThisMachine);
    }

    private TlsOptions NewTls()
    {
        var name = settings.Value.CertificateName;
        return new TlsOptions
        {
            // Asked for by the package; each connection shows the one that is current then.
            LocalCertificate = certificates.Current().Certificate,
            // Whoever shows none is refused, on either side.
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
            // The platform compares the name for a client only, and this one must be right on both sides.
            RemoteCertificateValidation = (certificate, _, errors) => errors is SslPolicyErrors.None && ClusterIdentity.IsFor(certificate, name),
            OnAuthenticateAsServer = (_, options) =>
            {
                var own = certificates.Current();
                var server = (SslServerAuthenticationOptions)options.SslServerAuthenticationOptions;
                server.ServerCertificateSelectionCallback = null;
                server.ServerCertificateContext = own.Context;
                server.CertificateChainPolicy = own.NewPolicy();
                // A session that is taken up again would show no certificate.
                server.AllowTlsResume = false;
            },
            OnAuthenticateAsClient = (_, options) =>
            {
                var own = certificates.Current();
                var client = (SslClientAuthenticationOptions)options.SslClientAuthenticationOptions;
                client.TargetHost = name;
                client.ClientCertificates = null;
                client.ClientCertificateContext = own.Context;
                client.CertificateChainPolicy = own.NewPolicy();
                client.AllowTlsResume = false;
            },
        };
    }

    private ConnectionDelegate OnThisMachine(ConnectionDelegate next) => connection =>
    {
        if (connection.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address))
            return next(connection);
        LogBeyond(connection.RemoteEndPoint, ClusterSettingsCheck.Certificate, ClusterSettingsCheck.Plaintext);
        throw new ConnectionAbortedException($"{connection.RemoteEndPoint} is not on this machine, and there are no certificates.");
    };

    [LoggerMessage(LogLevel.Error, "{Remote} is not on this machine and is not talked to in plain text: name the cluster's certificates ({Certificate}, …), or say {Plaintext}=true.")]
    private partial void LogBeyond(EndPoint? remote, string certificate, string plaintext);
}
