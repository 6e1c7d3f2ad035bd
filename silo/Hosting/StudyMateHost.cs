using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Cluster;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Demo;
using StudyMate.Integration;
using StudyMate.Learning;
using StudyMate.Operations;
using StudyMate.People;
using StudyMate.Storage;
using StudyMate.Telemetry;
using StudyMate.Tenancy;

namespace StudyMate.Hosting;

/// <summary>Composition root: every domain's services, the silo and the storage.</summary>
internal static class StudyMateHost
{
    /// <param name="builder">The host.</param>
    /// <param name="mode">What of the house is in this process; grains and storage, or the way to those of other processes.</param>
    public static IHostApplicationBuilder AddStudyMateHost(this IHostApplicationBuilder builder, HostMode mode)
    {
        builder.ReadSettings();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IStartCheck, MachineCheck>();
        var database = DatabaseProviders.Read(builder.Configuration, mode);
        builder.AddSecrets(mode);
        if (mode is HostMode.Api)
            builder.AddClusterClient();
        else
            builder.AddGrains(mode, database);
        // After the silo: it decides who else logs.
        builder.AddTelemetry();
        if (mode is not HostMode.Silo)
            builder.AddRequestTelemetry();
        builder.AddProbes();
        return builder;
    }

    /// <summary>What lives where the grains live. Several processes may do all of it at once.</summary>
    private static void AddGrains(this IHostApplicationBuilder builder, HostMode mode, DatabaseProvider database)
    {
        builder.Services
            .AddSingleton<Commit>()
            .AddSingleton<PermissionTable>()
            .AddTenancy()
            .AddPeople()
            .AddAccounts()
            .AddPartners()
            .AddClasses()
            .AddContent()
            .AddAssignments()
            .AddLearning()
            .AddAnalytics()
            .AddIntegration()
            .AddOperations();
        builder.AddSilo(mode, database);
        builder.AddObservation();
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        builder.Services.AddSingleton<IDemoData, DemoSeed>();
        builder.Services.AddHostedService<DemoStart>();
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section);
        builder.Services.AddSingleton<IWebhookSender, WebhookSender>();
        builder.AddPlatformStart();
    }
}
