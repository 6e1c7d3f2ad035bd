using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StudyMate.Cluster;
using StudyMate.Integration;
using StudyMate.Operations;
using StudyMate.People;
using StudyMate.Storage;

namespace StudyMate.Hosting;

/// <summary>Parts of a process, which <c>Program.cs</c> of the API and of the silo put together.</summary>
internal static class StudyMateHost
{
    /// <summary>Another port than the API's, so that both can be tried on one machine.</summary>
    private const string SiloUrl = "http://localhost:8081";

    /// <summary>The requests' drain time and then some for the grains to write what they hold, and to say to the cluster that they leave.</summary>
    public static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    /// <summary>What every process begins with: its settings, a clock, the log of Orleans, and the keys of what is sealed.</summary>
    public static void AddBasics(this IHostApplicationBuilder builder, HostMode mode)
    {
        builder.ReadSettings();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IStartCheck, MachineCheck>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        builder.QuietOrleansLog(DatabaseProviders.Read(builder.Configuration, mode));
        builder.AddSecrets(mode);
    }

    /// <summary>What lives where the grains live: they, their silo and their storage. Several processes may do all of it at once.</summary>
    public static void AddGrains(this IHostApplicationBuilder builder, HostMode mode)
    {
        builder.Services.AddGrainServices().AddSingleton<IPasswords, Passwords>();
        builder.AddSilo(mode, DatabaseProviders.Read(builder.Configuration, mode));
        builder.AddObservation();
        builder.AddWebhookSender();
        builder.AddDemo();
        builder.AddPlatformStart();
    }

    /// <summary>The server of a silo that has no API: two probes, on a port of its own.</summary>
    public static void ListenForProbes(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(SiloUrl);
        builder.Services.AddSingleton<IStartCheck, ListenAddresses>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }
}
