using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using StudyMate.Embedded.Hosting;

namespace Orleans.Hosting
{
    /// <summary>Sets up what hosts grains.</summary>
    public interface ISiloBuilder
    {
        /// <summary>The services.</summary>
        IServiceCollection Services { get; }

        /// <summary>The configuration.</summary>
        IConfiguration Configuration { get; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    /// <summary>Adds grains to a host.</summary>
    public static class OrleansSiloGenericHostExtensions
    {
        /// <summary>Hosts grains in this process.</summary>
        public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
        {
            EngineServices.Add(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
            return hostAppBuilder;
        }

        /// <inheritdoc cref="UseOrleans(IHostApplicationBuilder, Action{ISiloBuilder})"/>
        public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
        {
            EngineServices.Add(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
            return hostAppBuilder;
        }

        /// <inheritdoc cref="UseOrleans(IHostApplicationBuilder, Action{ISiloBuilder})"/>
        public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) =>
            hostBuilder.ConfigureServices((context, services) => EngineServices.Add(services, context.Configuration, configureDelegate));

        /// <inheritdoc cref="UseOrleans(IHostApplicationBuilder, Action{ISiloBuilder})"/>
        public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate) =>
            hostBuilder.ConfigureServices((context, services) => EngineServices.Add(services, context.Configuration, silo => configureDelegate(context, silo)));
    }
}
