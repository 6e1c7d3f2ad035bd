using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Integration;

internal static class IntegrationServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddIntegration(this IServiceCollection services) => services;
}
