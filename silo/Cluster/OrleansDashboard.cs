using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime;

namespace StudyMate.Cluster;

/// <summary>
/// What Orleans' dashboard needs in a silo and in an API of its own; its pages are mounted by the API. It profiles calls while somebody looks, and for
/// two minutes after.
/// </summary>
internal static class OrleansDashboard
{
    /// <summary>
    /// How often a silo notes its processor time, memory and activations, looked at or not, and how often a page has new counts. Every second, as
    /// the dashboard would have it, costs an idle silo 0.8 % of a core.
    /// </summary>
    private const int SampleMilliseconds = 10_000;

    public static void AddOrleansDashboard(this ISiloBuilder silo) => silo.Services.Lighten(() => silo.AddDashboard(Configure));

    public static void AddOrleansDashboard(this IClientBuilder client) => client.Services.Lighten(() => client.AddDashboard(Configure));

    private static void Configure(DashboardOptions options)
    {
        options.CounterUpdateIntervalMs = SampleMilliseconds;
        // Lines of the log are for whoever has the machine.
        options.HideTrace = true;
    }

    /// <summary>
    /// Leaves out what runs although nobody looks: a reader of all of Orleans' instruments every second (counting the grain directory's cache alone takes
    /// 2 % of a loaded silo), the activation of its grain at start, and a logger for the stream of log lines, which is closed.
    /// </summary>
    private static void Lighten(this IServiceCollection services, Action add)
    {
        var before = services.ToHashSet();
        add();
        foreach (var added in services.Where(service => !before.Contains(service)).ToList())
        {
            if (added.ServiceType == typeof(IHostedService) || added.ServiceType == typeof(ILoggerProvider))
                services.Remove(added);
            else if (added.ServiceType == typeof(ILifecycleParticipant<ISiloLifecycle>))
                services.Replace(added, WithoutHostedServices(added.ImplementationFactory!));
        }
    }

    /// <summary>What the dashboard hosts, the silo's lifecycle starts as well.</summary>
    private static ServiceDescriptor WithoutHostedServices(Func<IServiceProvider, object> make) =>
        ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>>(services =>
            make(services) is ILifecycleParticipant<ISiloLifecycle> participant and not IHostedService ? participant : new NothingToStart());

    private static void Replace(this IServiceCollection services, ServiceDescriptor old, ServiceDescriptor with) => services[services.IndexOf(old)] = with;

    private sealed class NothingToStart : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle)
        {
        }
    }
}
