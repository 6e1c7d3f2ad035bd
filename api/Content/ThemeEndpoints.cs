using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Content;

/// <summary>Themes as documents: list, make, read, replace.</summary>
internal static class ThemeEndpoints
{
    /// <summary>Bytes; a theme within its limits is at most 2 MiB of characters, of up to three bytes each.</summary>
    private const int MaxDocument = 6 * 1024 * 1024;

    public static void MapThemes(this IEndpointRouteBuilder themes)
    {
        themes.MapGet("", ListThemes).RequirePermission(Permissions.ThemesRead);
        themes.MapPost("", CreateTheme).RequirePermission(Permissions.ThemesCreate).MaxBody(MaxDocument);
        themes.MapGet("/{id}", GetTheme).RequirePermission(Permissions.ThemesRead);
        themes.MapPut("/{id}", EditTheme).RequirePermission(Permissions.ThemesUpdate).MaxBody(MaxDocument)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        themes.MapGet("/{id}/versions", ListVersions).RequirePermission(Permissions.ThemesRead);
        themes.MapGet("/{id}/history", ListHistory).RequirePermission(Permissions.ThemesRead);
    }

    public static async Task<Results<Ok<Page<ThemeItem>>, ProblemHttpResult>> ListThemes(
        string? search, string? status, bool? mine, Paging paging, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await grains.GetGrain<IThemeListGrain>(caller.Key("themes")).ListAsync(new ListThemes(search, status, mine ?? false, paging.Request), ct));

    public static async Task<Results<Created<ThemeStatus>, ProblemHttpResult>> CreateTheme(
        Theme theme, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken ct)
    {
        var created = await grains.GetGrain<IThemeGrain>(caller.Key(NewId.ForRequest())).CreateAsync(new CreateTheme(theme), ct);
        SetTag(http, created);
        return Respond.Created(created, status => $"/api/themes/{status.Id}");
    }

    public static async Task<Results<Ok<ThemeView>, ProblemHttpResult>> GetTheme(
        string id, int? version, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken ct)
    {
        var found = await grains.GetGrain<IThemeGrain>(caller.Key(id)).GetAsync(new GetTheme(version), ct);
        if (found.Succeeded)
            ETags.Set(http, found.Value.Revision);
        return Respond.Ok(found);
    }

    public static async Task<Results<Ok<ThemeStatus>, ProblemHttpResult>> EditTheme(
        string id, Theme theme, IfMatch match, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken ct)
    {
        if (!match.IsGiven)
            throw new RequestRefusedException(StatusCodes.Status428PreconditionRequired, MatchRequired);
        var edited = await grains.GetGrain<IThemeGrain>(caller.Key(id)).EditAsync(new EditTheme(theme, match.Version), ct);
        SetTag(http, edited);
        return Respond.Ok(edited);
    }

    public static async Task<Results<Ok<Page<ThemeVersionItem>>, ProblemHttpResult>> ListVersions(
        string id, Paging paging, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await grains.GetGrain<IThemeGrain>(caller.Key(id)).ListVersionsAsync(paging.Request, ct));

    public static async Task<Results<Ok<Page<ThemeTransition>>, ProblemHttpResult>> ListHistory(
        string id, Paging paging, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await grains.GetGrain<IThemeGrain>(caller.Key(id)).ListHistoryAsync(paging.Request, ct));

    private static Error MatchRequired =>
        Error.Malformed("theme.if_match_required", "Say with If-Match which revision this change was made on.", "If-Match");

    private static void SetTag(HttpContext http, Result<ThemeStatus> status)
    {
        if (status.Succeeded)
            ETags.Set(http, status.Value.Revision);
    }
}
