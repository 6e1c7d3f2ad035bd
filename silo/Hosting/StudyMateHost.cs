using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Demo;
using StudyMate.Integration;
using StudyMate.Learning;
using StudyMate.Operations;
using StudyMate.People;
using StudyMate.Telemetry;
using StudyMate.Tenancy;

namespace StudyMate.Hosting;

/// <summary>Composition root: every domain's services, the engine and the storage.</summary>
public static class StudyMateHost
{
    public static IHostApplicationBuilder AddStudyMateHost(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddSecrets();
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
        builder.AddEngine();
        // After the engine: it decides who else logs.
        builder.AddTelemetry();
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        builder.Services.AddSingleton<IDemoData, DemoSeed>();
        builder.Services.AddHostedService<DemoStart>();
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section);
        builder.Services.AddSingleton<IWebhookSender, WebhookSender>();
        builder.AddPlatformStart();
        builder.AddProbes();
        return builder;
    }
}
