using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StudyMate.Demo;

namespace StudyMate.Hosting;

/// <summary>Whether an empty database is filled with a school to look at.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>On by default; takes effect in Development only. <c>--no-demo</c> turns it off.</summary>
    public bool Enabled { get; set; } = true;
}

internal static class DemoServices
{
    public static void AddDemo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        builder.Services.AddSingleton<IDemoData, DemoSeed>();
        builder.Services.AddHostedService<DemoStart>();
    }
}

/// <summary>Fills an empty database with a school to look at. Registered by whoever has the data; called once per start, before the first request.</summary>
internal interface IDemoData
{
    /// <summary>Does nothing when there is any tenant.</summary>
    Task EnsureAsync(CancellationToken cancellationToken);
}

/// <summary>Makes sure of the demo data once the silo runs and before the server listens: who gets an answer can sign in.</summary>
internal sealed class DemoStart(IEnumerable<IDemoData> data, IOptions<DemoOptions> options, IHostEnvironment environment) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled || !environment.IsDevelopment())
            return;
        foreach (var demo in data)
            await demo.EnsureAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
