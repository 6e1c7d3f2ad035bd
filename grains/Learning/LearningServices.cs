using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Learning;

internal static class LearningServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services) => services
        .AddSingleton<AnswerKeyCache>()
        .AddSingleton<LearningAccess>()
        .AddSingleton<LearningRowsReader>()
        .AddSingleton<PersonKeys>()
        .AddSingleton<StudentLookup>();
}
