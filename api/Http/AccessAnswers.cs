using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>Refusals of the authorization middleware as problems, whatever the authentication scheme would have answered.</summary>
internal sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded ? next(context)
        : authorizeResult.Challenged ? Problems.WriteAsync(context, AuthenticationRefusal.Of(context))
        : Problems.WriteAsync(context, AccessErrors.Denied);
}
