using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using StudyMate.Facts;
using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>The engine as the product runs it (a filter, time-outs), with or without the product's storage, without the rest.</summary>
internal sealed class BareHost : IAsyncDisposable
{
    private readonly IHost _host;

    private BareHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IClusterClient Grains => Services.GetRequiredService<IClusterClient>();

    /// <param name="dataFolder">Where records and facts are kept; null for an engine without storage.</param>
    public static async Task<BareHost> StartAsync(string? dataFolder = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (dataFolder is not null)
        {
            builder.Configuration["Data:Folder"] = dataFolder;
            builder.AddSqliteStorage();
            builder.Services.AddSingleton<IJsonTypeInfoResolver>(BenchJson.Default);
        }

        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.UseOrleans(silo => silo
            .AddActivityPropagation()
            .AddIncomingGrainCallFilter<PassingFilter>()
            .AddMemoryStreams(FactStreams.Provider));
        var host = builder.Build();
        await host.StartAsync();
        return new BareHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
