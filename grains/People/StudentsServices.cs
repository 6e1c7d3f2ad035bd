using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;

namespace StudyMate.People;

internal static class StudentsServices
{
    /// <summary>What students, classes and imports need beside their grains.</summary>
    public static IServiceCollection AddStudents(this IServiceCollection services) => services
        .AddSingleton<IJsonTypeInfoResolver>(PeopleJson.Default)
        .AddSingleton<Visibility>()
        .AddSingleton<SchoolReader>()
        .AddSingleton<ImportRows>()
        .AddSingleton<ApplyLine>();
}
