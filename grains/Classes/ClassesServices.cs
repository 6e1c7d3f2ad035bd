using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Classes;

internal static class ClassesServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddClasses(this IServiceCollection services) => services
        .AddSingleton<IJsonTypeInfoResolver>(ClassesJson.Default)
        .AddSingleton<StaffClasses>()
        .AddSingleton<IStaffClasses>(provider => provider.GetRequiredService<StaffClasses>());
}
