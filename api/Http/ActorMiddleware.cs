using System.Collections.Immutable;
using System.Security.Claims;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>Names of the claims that authentication, whichever it is, puts on a caller.</summary>
internal static class ActorClaims
{
    /// <summary>Member's id; the student's id for a student, the key's id for a partner.</summary>
    public const string Subject = "sub";
    public const string Tenant = "tenant";

    /// <summary>Wire name of the role.</summary>
    public const string Role = "role";

    /// <summary>The student's id, for students only.</summary>
    public const string Student = "student";

    /// <summary>Version of the account's credentials, for revocation.</summary>
    public const string Stamp = "stamp";

    /// <summary>Id of the sign-in (refresh token family) that the token belongs to.</summary>
    public const string Session = "sid";

    /// <summary>Permissions of a partner's key, separated by spaces.</summary>
    public const string Scopes = "scopes";
}

/// <summary>
/// After authentication: the caller becomes the actor of every grain call of this request. A tenant header must name the token's
/// tenant, so that a client that mixed up two schools is stopped before it reads or writes the wrong one.
/// </summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    private static readonly ImmutableArray<string> TenantHeaders = ["X-Orchestrator-Id", "X-Tenant-Id"];

    // Async, although it awaits only once: the actor must not leak into the flow of whoever calls this.
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            var actor = ActorOf(context.User)
                ?? throw new RequestRefusedException(new Error("auth.invalid_token", ErrorKind.Unauthenticated, "Sign in again."));
            foreach (var header in TenantHeaders)
            {
                if (context.Request.Headers.TryGetValue(header, out var named) && !string.Equals(named.ToString(), actor.Tenant, StringComparison.Ordinal))
                    throw new RequestRefusedException(Error.Forbidden("tenant.mismatch", $"{header} names another tenant than the one you are signed in to."));
            }

            actor.Enter();
        }

        await next(context);
    }

    /// <summary>The actor that a believed caller is, or null for claims that name none.</summary>
    public static Actor? ActorOf(ClaimsPrincipal user)
    {
        var tenant = user.FindFirstValue(ActorClaims.Tenant);
        if (user.FindFirstValue(ActorClaims.Subject) is not { Length: > 0 } subject
            || !GrainKeys.IsTenant(tenant)
            || Roles.Parse(user.FindFirstValue(ActorClaims.Role)) is not { } role
            || role is Role.System)
        {
            return null;
        }

        return new Actor(subject, tenant!, role, user.FindFirstValue(ActorClaims.Student))
        {
            Scopes = user.FindFirstValue(ActorClaims.Scopes) is { } scopes
                ? [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
                : [],
        };
    }
}
