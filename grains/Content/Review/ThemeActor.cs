using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>Whoever acts on a theme, and how far the permission table lets them.</summary>
/// <param name="AccountId">Member id.</param>
/// <param name="ReviewsAll">May review themes of the school, and so sees them in every state.</param>
/// <param name="EditsAll">May change every theme of the school, not only their own.</param>
internal sealed record ThemeActor(string AccountId, bool ReviewsAll, bool EditsAll)
{
    public static async ValueTask<ThemeActor> OfAsync(Actor actor, PermissionTable permissions) => new(
        actor.AccountId,
        await permissions.ScopeAsync(actor, Permissions.ThemesReview) != Scope.None,
        await permissions.ScopeAsync(actor, Permissions.ThemesUpdate) == Scope.Tenant);

    public bool IsAuthorOf(ThemeState state) => string.Equals(AccountId, state.AuthorId, StringComparison.Ordinal);

    /// <summary>Whether the actor sees drafts, comments and history, not only what is published.</summary>
    public bool IsInsiderOf(ThemeState state) => ReviewsAll || EditsAll || IsAuthorOf(state);

    /// <summary>Null when the actor may know that the theme exists.</summary>
    public Error? CheckSight(ThemeState state) => state.Exists && (IsInsiderOf(state) || state.Published is not null) ? null : ContentErrors.NotFound;

    /// <summary>Null when the actor may change the theme's content.</summary>
    public Error? CheckEditing(ThemeState state) =>
        CheckSight(state) ?? (EditsAll || IsAuthorOf(state) ? null : ContentErrors.NotAuthorOfChange);
}
