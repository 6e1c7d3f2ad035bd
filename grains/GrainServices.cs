using Microsoft.Extensions.DependencyInjection;
using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Integration;
using StudyMate.Learning;
using StudyMate.Operations;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate;

internal static class GrainServices
{
    /// <summary>
    /// What the grains of all domains need beside themselves. Whoever hosts them adds the storage, the clock, secrets and the way out of the process:
    /// <see cref="Facts.IFactStore"/>, <see cref="ISealer"/>, <see cref="IWebhookSender"/> and so on.
    /// </summary>
    public static IServiceCollection AddGrainServices(this IServiceCollection services) => services
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
}
