using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.People;

internal static class PeopleServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddStudents();
}
