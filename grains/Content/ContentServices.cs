using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Content;

internal static class ContentServices
{
    /// <summary>What the grains of this domain need beside themselves.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<IJsonTypeInfoResolver>(ContentJson.Default)
        .AddSingleton<IThemeLibrary, ThemeLibrary>();
}
