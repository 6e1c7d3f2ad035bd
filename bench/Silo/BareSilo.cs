using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using StudyMate.Cluster;
using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>A silo with a filter, streams and the product's SQLite storage, without the rest of the product.</summary>
internal sealed class BareSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private BareSilo(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IClusterClient Grains => Services.GetRequiredService<IClusterClient>();

    /// <param name="dataFolder">Where records and facts are kept.</param>
    public static async Task<BareSilo> StartAsync(string dataFolder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Data:Folder"] = dataFolder;
        builder.AddSqliteStorage();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IJsonTypeInfoResolver>(BenchJson.Default);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.UseOrleans(silo =>
        {
            silo.UseOneProcess();
            silo.AddFactStreams();
            silo.AddActivityPropagation();
            silo.AddIncomingGrainCallFilter<PassingFilter>();
        });
        var host = builder.Build();
        await host.StartAsync();
        return new BareSilo(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
