using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace StudyMate.Hosting;

/// <summary>Where settings come from besides the command line, the environment and <c>appsettings.json</c>; and that all of them are known.</summary>
internal static class SettingsSources
{
    private const string SecretsFolder = $"{SecretsOptions.Section}:{nameof(SecretsOptions.Folder)}";

    /// <exception cref="StartRefusedException">The folder of secrets cannot be read, or a setting is unknown.</exception>
    public static void ReadSettings(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration[SecretsFolder] is { Length: > 0 } folder)
        {
            try
            {
                // Added last, so that a file wins over what the environment still holds.
                builder.Configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new StartRefusedException($"The folder of secrets '{folder}' cannot be read ({SecretsFolder}): {fault.Message}", fault);
            }
        }

        if (builder.Configuration is IConfigurationRoot root)
            SettingsCheck.Check(root, Settings.OfThisProcess());
    }
}
