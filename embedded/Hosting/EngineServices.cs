using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;

namespace StudyMate.Embedded.Hosting;

/// <summary>Registers the engine.</summary>
internal static class EngineServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configure)
    {
        services.TryAddSingleton(TimeProvider.System);
        configure(new SiloBuilder(services, configuration));
    }

    public static void AddReminders(IServiceCollection services) => services.AddOptions<ReminderOptions>();

    public static void AddMemoryReminders(IServiceCollection services) => AddReminders(services);

    public static void AddMemoryStorage(IServiceCollection services, string name) => _ = (services, name);

    public static void AddMemoryStreams(IServiceCollection services, string name) => _ = (services, name);
}

internal sealed record SiloBuilder(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder;

internal sealed record MemoryStreamConfigurator(string Name, IServiceCollection Services) : ISiloMemoryStreamConfigurator;
