using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Assignments;

internal static class AssignmentsServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddSingleton<AssignmentReader>()
        .AddSingleton<AssignmentScope>()
        .AddSingleton<AssignmentTargets>()
        .AddSingleton<IJsonTypeInfoResolver>(AssignmentsJson.Default);
}
