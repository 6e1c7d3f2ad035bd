using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>Why the credentials of this request were not believed; answered when its route needs a caller.</summary>
/// <param name="Error">The refusal.</param>
internal sealed record AuthenticationRefusal(Error Error)
{
    public static AuthenticationRefusal InvalidToken => new(new Error("auth.invalid_token", ErrorKind.Unauthenticated, "Sign in again."));

    public static AuthenticationRefusal ExpiredToken => new(new Error("auth.token_expired", ErrorKind.Unauthenticated, "This access token has expired: refresh it."));

    /// <summary>Notes the refusal for whoever answers.</summary>
    public void On(HttpContext context) => context.Features.Set(this);

    /// <summary>What to answer when a caller is needed and there is none.</summary>
    public static Error Of(HttpContext context) =>
        context.Features.Get<AuthenticationRefusal>()?.Error ?? new Error("auth.required", ErrorKind.Unauthenticated, "Sign in first.");
}
