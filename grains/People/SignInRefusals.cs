using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Refusals at the door. None says which part of the credentials was wrong.</summary>
internal static class SignInRefusals
{
    public static Error InvalidCredentials =>
        new("auth.invalid_credentials", ErrorKind.Unauthenticated, "These credentials do not sign anybody in.");

    public static Error InvalidRefreshToken =>
        new("auth.invalid_refresh_token", ErrorKind.Unauthenticated, "This refresh token is not valid (any more): sign in again.");

    public static Error Revoked => new("auth.revoked", ErrorKind.Unauthenticated, "This sign-in has ended: sign in again.");

    public static Error NoMembership => Error.Forbidden("auth.no_membership", "You are not an active member of this school.");

    public static Error TooManyAttempts(TimeSpan wait) =>
        new("auth.too_many_attempts", ErrorKind.Throttled, "Too many failed attempts: try again later.")
        {
            RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
        };
}
