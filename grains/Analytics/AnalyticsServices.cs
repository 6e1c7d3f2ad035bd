using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Analytics;

internal static class AnalyticsServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddAnalytics(this IServiceCollection services) =>
        services
        .AddSingleton<FiguresAccess>()
        .AddSingleton<FiguresGrainLogicFactory>();
}
