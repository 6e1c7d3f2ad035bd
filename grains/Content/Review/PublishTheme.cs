using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Content;

// POST /api/themes/{id}/publish → IThemeGrain.PublishAsync → PublishThemeRule
// Effects: approved → published, served from now on and never changed again; the version served before is archived; fact theme.published.
// Refused: theme.not_found, theme.not_approved (409), theme.comment_too_long (422).

/// <summary>Publishes an approved version.</summary>
internal static class PublishThemeRule
{
    public static Result<ThemeState> Decide(ThemeState state, PublishTheme command, ThemeActor actor, DateTimeOffset now)
    {
        if (actor.CheckSight(state) is { } refusal)
            return refusal;
        if (state.Current.Status is not ThemeStates.Approved)
            return ContentErrors.NotApproved;
        if (ReviewComment.Check(command.Comment) is { } bad)
            return bad;
        var moved = state.MovedTo(ThemeStates.Published, now);
        var published = moved.Current with { PublishedAt = now };
        return moved with
        {
            Current = published,
            Published = published,
            Publications = Remember(state.Publications, new ThemePublication(published.Number, now)),
        };
    }

    private static ImmutableArray<ThemePublication> Remember(ImmutableArray<ThemePublication> known, ThemePublication latest) =>
        (known.Length < ThemeState.KeptPublications ? known : known.RemoveAt(0)).Add(latest);
}
