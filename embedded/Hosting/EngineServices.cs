using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;
using Orleans.Timers;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Diagnostics;
using StudyMate.Embedded.Reminders;
using StudyMate.Embedded.Scheduling;
using StudyMate.Embedded.Storage;
using StudyMate.Embedded.Streams;
using StudyMate.Embedded.Timers;

namespace StudyMate.Embedded.Hosting;

/// <summary>Registers the engine.</summary>
internal static class EngineServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configure)
    {
        if (!services.Any(service => service.ServiceType == typeof(Engine)))
        {
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton<IEngineScheduler, ThreadPoolScheduler>();
            services.AddMetrics();
            services.AddOptions<SiloMessagingOptions>();
            services.AddOptions<GrainCollectionOptions>();
            services.AddOptions<ClusterOptions>();
            services.AddOptions<EmbeddedOptions>();
            services.AddSingleton<Engine>();
            services.AddHostedService(provider => provider.GetRequiredService<Engine>());
            services.AddSingleton(provider => new EmbeddedFigures(provider.GetRequiredService<Engine>()));
            services.AddSingleton<GrainFactory>();
            services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainFactory>());
            services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainFactory>());
            services.AddSingleton<ITimerRegistry, TimerRegistry>();
            services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        }

        configure(new SiloBuilder(services, configuration));
    }

    public static void AddActivityPropagation(IServiceCollection services)
    {
        services.TryAddSingleton(DistributedContextPropagator.Current);
        services.AddSingleton<IOutgoingGrainCallFilter, OutgoingActivityPropagation>();
        services.AddSingleton<IIncomingGrainCallFilter, IncomingActivityPropagation>();
    }

    public static void AddReminders(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IReminderRegistry)))
            return;
        services.AddOptions<ReminderOptions>();
        services.AddSingleton(provider => new ReminderService(provider.GetRequiredService<Engine>()));
        services.AddSingleton<IReminderRegistry>(provider => provider.GetRequiredService<ReminderService>());
        services.AddSingleton(new EnginePartFactory(engine => engine.Services.GetRequiredService<ReminderService>()));
    }

    public static void AddMemoryReminders(IServiceCollection services)
    {
        AddReminders(services);
        services.TryAddSingleton<IReminderTable, MemoryReminderTable>();
    }

    public static void AddMemoryStorage(IServiceCollection services, string name) => services.AddKeyedSingleton<IGrainStorage>(
        name,
        (provider, _) => new MemoryGrainStorage(
            provider.GetRequiredService<IOptionsMonitor<MemoryGrainStorageOptions>>().Get(name).GrainStorageSerializer
            ?? provider.GetService<IGrainStorageSerializer>()));

    public static void AddMemoryStreams(IServiceCollection services, string name) => services.AddKeyedSingleton<IStreamProvider>(
        name,
        (provider, _) => new MemoryStreamProvider(provider.GetRequiredService<Engine>(), name));
}

internal sealed record SiloBuilder(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder;

internal sealed record MemoryStreamConfigurator(string Name, IServiceCollection Services) : ISiloMemoryStreamConfigurator;
