using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace StudyMate.Cluster;

/// <summary>What a process without certificates does with an address that the table of silos names: it may be anybody's.</summary>
public sealed class PlainConnectionTests
{
    [Theory]
    [InlineData("127.0.0.1", false, true)]
    [InlineData("::1", false, true)]
    [InlineData("192.0.2.1", false, false)]
    [InlineData("192.0.2.1", true, true)]
    public async Task Plain_text_stays_on_the_machine_unless_it_is_asked_for(string remote, bool allowed, bool talks)
    {
        var settings = Options.Create(new ClusterSettings { AllowPlaintext = allowed });
        var options = new SiloConnectionOptions();
        new ClusterTls(settings, new ClusterCertificates(settings, NullLogger<ClusterCertificates>.Instance), NullLogger<ClusterTls>.Instance).Configure(options);
        var builder = new ConnectionBuilder(new ServiceCollection().BuildServiceProvider());
        ((SiloConnectionOptions.ISiloConnectionBuilderOptions)options).ConfigureSiloOutboundBuilder(builder);
        var talked = false;
        builder.Run(_ =>
        {
            talked = true;
            return Task.CompletedTask;
        });

        var fault = await Record.ExceptionAsync(() => builder.Build()(new DefaultConnectionContext { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(remote), 30000) }));

        talked.Should().Be(talks);
        (fault is null).Should().Be(talks);
    }
}
