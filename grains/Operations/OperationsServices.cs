using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Operations;

internal static class OperationsServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<OperationsPurge>()
        .AddHostedService(provider => provider.GetRequiredService<OperationsPurge>());
}
