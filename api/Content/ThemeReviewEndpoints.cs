using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Content;

/// <summary>What is said with a change of state.</summary>
/// <param name="Comment">At most 1,000 characters; required to reject.</param>
internal sealed record ReviewBody(string? Comment);

/// <summary>The review state machine.</summary>
internal static class ThemeReviewEndpoints
{
    public static void MapThemeReview(this IEndpointRouteBuilder themes)
    {
        themes.MapPost("/{id}/submit", SubmitTheme).RequirePermission(Permissions.ThemesSubmit);
        themes.MapPost("/{id}/approve", ApproveTheme).RequirePermission(Permissions.ThemesReview);
        themes.MapPost("/{id}/reject", RejectTheme).RequirePermission(Permissions.ThemesReview);
        themes.MapPost("/{id}/publish", PublishTheme).RequirePermission(Permissions.ThemesPublish);
        themes.MapPost("/{id}/archive", ArchiveTheme).RequirePermission(Permissions.ThemesArchive);
        themes.MapPost("/{id}/reopen", ReopenTheme).RequirePermission(Permissions.ThemesUpdate);
    }

    public static async Task<Results<Ok<ThemeStatus>, ProblemHttpResult>> SubmitTheme(
        string id, ReviewBody? body, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await ThemeOf(id, caller, grains).SubmitAsync(new SubmitTheme(body?.Comment), ct));

    public static async Task<Results<Ok<ThemeStatus>, ProblemHttpResult>> ApproveTheme(
        string id, ReviewBody? body, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await ThemeOf(id, caller, grains).ApproveAsync(new ApproveTheme(body?.Comment), ct));

    public static async Task<Results<Ok<ThemeStatus>, ProblemHttpResult>> RejectTheme(
        string id, ReviewBody? body, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await ThemeOf(id, caller, grains).RejectAsync(new RejectTheme(body?.Comment), ct));

    public static async Task<Results<Ok<ThemeStatus>, ProblemHttpResult>> PublishTheme(
        string id, ReviewBody? body, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await ThemeOf(id, caller, grains).PublishAsync(new PublishTheme(body?.Comment), ct));

    public static async Task<Results<Ok<ThemeStatus>, ProblemHttpResult>> ArchiveTheme(
        string id, ReviewBody? body, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await ThemeOf(id, caller, grains).ArchiveAsync(new ArchiveTheme(body?.Comment), ct));

    public static async Task<Results<Ok<ThemeStatus>, ProblemHttpResult>> ReopenTheme(
        string id, ReviewBody? body, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await ThemeOf(id, caller, grains).ReopenAsync(new ReopenTheme(body?.Comment), ct));

    private static IThemeGrain ThemeOf(string id, Caller caller, IGrainFactory grains) => grains.GetGrain<IThemeGrain>(caller.Key(id));
}
