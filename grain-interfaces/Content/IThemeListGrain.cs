using Orleans;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>Lists the themes of a school (key <c>{tenant}/themes</c>).</summary>
[Alias("studymate.IThemeListGrain")]
public interface IThemeListGrain : IGrainWithStringKey
{
    /// <summary>
    /// Themes by title. Authors see their own and reviewers all themes in their current version; everybody else sees the published ones as
    /// they are served.
    /// </summary>
    [Query(Permissions.ThemesRead), Alias("ListAsync")]
    Task<Result<Page<ThemeItem>>> ListAsync(ListThemes query, CancellationToken cancellationToken);
}
