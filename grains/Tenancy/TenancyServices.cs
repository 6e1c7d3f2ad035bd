using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;

namespace StudyMate.Tenancy;

internal static class TenancyServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddTenancy(this IServiceCollection services) => services
        .AddSingleton<TenantCatalog>()
        .AddSingleton<ITenantCatalog>(provider => provider.GetRequiredService<TenantCatalog>())
        .AddSingleton<SchoolClock>()
        .AddSingleton<IJsonTypeInfoResolver>(TenancyJson.Default);
}
