using Microsoft.Extensions.DependencyInjection;
using StudyMate.Embedded.Hosting;

namespace Orleans.Hosting;

/// <summary>Services and options.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>Adds services.</summary>
    public static ISiloBuilder ConfigureServices(this ISiloBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        configureDelegate(builder.Services);
        return builder;
    }

    /// <summary>Sets options.</summary>
    public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }
}

/// <summary>What a host has besides its grains.</summary>
public static class CoreHostingExtensions
{
    /// <summary>
    /// Activities on both sides of each call, which hang together in one trace. They are made only while somebody listens to the sources
    /// <c>Microsoft.Orleans.*</c>.
    /// </summary>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder)
    {
        EngineServices.AddActivityPropagation(builder.Services);
        return builder;
    }
}

/// <summary>Filters around grain calls, in the order in which they are added.</summary>
public static class GrainCallFilterSiloBuilderExtensions
{
    /// <summary>Adds a filter for incoming calls.</summary>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IIncomingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <inheritdoc cref="AddIncomingGrainCallFilter(ISiloBuilder, IIncomingGrainCallFilter)"/>
    public static ISiloBuilder AddIncomingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IIncomingGrainCallFilter
    {
        builder.Services.AddSingleton<IIncomingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <inheritdoc cref="AddIncomingGrainCallFilter(ISiloBuilder, IIncomingGrainCallFilter)"/>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IncomingGrainCallFilterDelegate filter) =>
        builder.AddIncomingGrainCallFilter(new DelegateCallFilter(filter, null));

    /// <summary>Adds a filter for outgoing calls.</summary>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, IOutgoingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <inheritdoc cref="AddOutgoingGrainCallFilter(ISiloBuilder, IOutgoingGrainCallFilter)"/>
    public static ISiloBuilder AddOutgoingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IOutgoingGrainCallFilter
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <inheritdoc cref="AddOutgoingGrainCallFilter(ISiloBuilder, IOutgoingGrainCallFilter)"/>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, OutgoingGrainCallFilterDelegate filter) =>
        builder.AddOutgoingGrainCallFilter(new DelegateCallFilter(null, filter));
}

/// <summary>Reminders.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Turns reminders on; the host supplies an <see cref="IReminderTable"/>.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        EngineServices.AddReminders(builder.Services);
        return builder;
    }

    /// <inheritdoc cref="AddReminders(ISiloBuilder)"/>
    public static void AddReminders(this IServiceCollection services) => EngineServices.AddReminders(services);
}

/// <summary>Reminders that are lost when the process ends.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Keeps reminders in memory; for tests.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        EngineServices.AddMemoryReminders(builder.Services);
        return builder;
    }
}

/// <summary>Records that are lost when the process ends.</summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    /// <summary>Keeps records in memory; for tests.</summary>
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<Microsoft.Extensions.Options.OptionsBuilder<Configuration.MemoryGrainStorageOptions>>? configureOptions = null)
    {
        EngineServices.AddMemoryStorage(builder.Services, name);
        configureOptions?.Invoke(builder.Services.AddOptions<Configuration.MemoryGrainStorageOptions>(name));
        return builder;
    }

    /// <summary>Keeps records in memory, as the default storage; for tests.</summary>
    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<Microsoft.Extensions.Options.OptionsBuilder<Configuration.MemoryGrainStorageOptions>>? configureOptions = null) =>
        builder.AddMemoryGrainStorage(Providers.ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);
}

/// <summary>Streams that are lost when the process ends.</summary>
public static class SiloBuilderMemoryStreamExtensions
{
    /// <summary>Adds a stream provider in memory.</summary>
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
    {
        EngineServices.AddMemoryStreams(builder.Services, name);
        configure?.Invoke(new MemoryStreamConfigurator(name, builder.Services));
        return builder;
    }
}

/// <summary>Sets up a stream provider in memory.</summary>
public interface ISiloMemoryStreamConfigurator;
