using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using StudyMate.Infrastructure;
using StudyMate.Operations;
using StudyMate.Storage;

namespace StudyMate.Cluster;

/// <summary>A silo of the product on MariaDB with certificates, and whoever wants in. What it is called for is written down.</summary>
internal sealed class ClosedCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly TestDatabase _database;
    private StudyMateApp? _silo;

    private ClosedCluster(TestDatabase database) => _database = database;

    public int SiloPort { get; } = ProductProcess.FreePort();

    public int GatewayPort { get; } = ProductProcess.FreePort();

    /// <summary>From whom calls came through.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    public IServiceProvider Services => _silo!.Services;

    public static async Task<ClosedCluster> StartAsync(CertificateFiles files)
    {
        var cluster = new ClosedCluster(TestDatabase.Create());
        cluster._silo = await cluster.StartSiloAsync(files, cluster.SiloPort, cluster.GatewayPort);
        return cluster;
    }

    /// <summary>Another silo on the same table.</summary>
    public Task<StudyMateApp> StartSiloAsync(CertificateFiles files, int siloPort, int gatewayPort) => StudyMateApp.StartAsync(new AppSettings
    {
        Configuration = Shared(files)
            .Append(("Cluster:SiloPort", siloPort.ToString(CultureInfo.InvariantCulture))).Append(("Cluster:GatewayPort", gatewayPort.ToString(CultureInfo.InvariantCulture)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal),
        Configure = builder =>
        {
            builder.Services.AddSingleton<IIncomingGrainCallFilter>(new CallLog(_calls));
            builder.Services.Configure<ClusterMembershipOptions>(options => options.MaxJoinAttemptTime = Patience);
            SiloOfTheTests.EndsAlone(builder.Services);
        },
    });

    /// <summary>The product as a client, which gives up instead of waiting for its cluster.</summary>
    public async Task<WebApplication> StartApiAsync(CertificateFiles files)
    {
        var app = StudyMateApi.Build(
            [
                "--urls=http://127.0.0.1:0", "--Host:Mode=api", "--Secrets:MasterKeys=one:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
                .. Shared(files).Select(pair => $"--{pair.Key}={pair.Value}"),
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<IClientConnectionRetryFilter>(new NoRetry());
            });
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            await StudyMateApp.EndBegunAsync(app);
            throw;
        }
    }

    /// <summary>Orleans' own client, which knows where the gateway is and what the cluster is called, and calls a grain that asks nobody who they are.</summary>
    public async Task CallAsStrangerAsync(string who, Action<IClientBuilder> tls)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, GatewayPort));
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (ClusterSettings.DefaultId, ClusterSettings.DefaultId));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Patience);
            client.UseConnectionRetryFilter(new NoRetry());
            tls(client);
        });
        using var host = builder.Build();
        await host.StartAsync();
        await CallAsync(host.Services, who);
    }

    public static async Task CallAsync(IServiceProvider services, string who) =>
        (await services.GetRequiredService<IClusterClient>().GetGrain<IHealthGrain>(who).CheckAsync(CancellationToken.None)).Succeeded.Should().BeTrue();

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
            await _silo.DisposeAsync();
        _database.Dispose();
    }

    private IEnumerable<(string Key, string Value)> Shared(CertificateFiles files) =>
        [(DatabaseOptions.ProviderKey, "mysql"), (DatabaseOptions.ConnectionStringKey, _database.ConnectionString), .. files.Configuration];

    private sealed class CallLog(ConcurrentQueue<string> calls) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.InterfaceMethod.DeclaringType == typeof(IHealthGrain))
                calls.Enqueue(context.TargetId.Key.ToString()!);
            return context.Invoke();
        }
    }

    private sealed class NoRetry : IClientConnectionRetryFilter
    {
        public Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
