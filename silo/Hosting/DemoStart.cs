using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace StudyMate.Hosting;

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
