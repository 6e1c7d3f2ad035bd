using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StudyMate.Hosting;

internal static class DataFolderServices
{
    /// <summary>The data folder and its options.</summary>
    public static IHostApplicationBuilder AddDataFolder(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DataOptions>()
            .Bind(builder.Configuration.GetSection(DataOptions.Section))
            .Validate(options => !string.IsNullOrWhiteSpace(options.Folder), "Data:Folder is empty; name a folder.")
            .ValidateOnStart();
        builder.Services.AddSingleton<DataFolder>();
        return builder;
    }
}
