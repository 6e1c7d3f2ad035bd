using Orleans;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>One theme (key <c>{tenant}/{themeId}</c>): review state machine and version index; bodies are in a table.</summary>
[Alias("studymate.IThemeGrain")]
public interface IThemeGrain : IGrainWithStringKey
{
    /// <summary>The versions as other domains see them; refused with <c>theme.not_found</c>.</summary>
    [Internal, Alias("GetVersionsAsync")]
    Task<Result<ThemeVersions>> GetVersionsAsync(CancellationToken cancellationToken);
}
