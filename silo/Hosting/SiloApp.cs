using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StudyMate.Operations;

namespace StudyMate.Hosting;

/// <summary>A silo by itself: grains and storage, and over HTTP nothing but the two probes of an orchestrator.</summary>
internal static class SiloApp
{
    /// <summary>Another port than the API's, so that both can be tried on one machine.</summary>
    public const string DefaultUrl = "http://localhost:8081";

    /// <summary>Grains write what they hold, and say to the cluster that they leave.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    /// <param name="args">Configuration as <c>--Key=value</c>, as <see cref="CommandLine"/> makes it.</param>
    /// <param name="configure">Last word on the services.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        builder.Services.AddSingleton<IStartCheck, ListenAddresses>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddStudyMateHost(HostMode.Silo);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapProbes();
        return app;
    }
}
