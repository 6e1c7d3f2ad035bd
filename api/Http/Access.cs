namespace StudyMate.Http;

/// <summary>The permission that a route needs, as its documentation and the permission walk read it. Grains enforce it.</summary>
/// <param name="Permission"><c>resource:action</c> from <see cref="Common.Permissions"/>.</param>
internal sealed record RequiredPermission(string Permission);

/// <summary>A route that every signed-in caller may use.</summary>
internal sealed record RequiredSignIn
{
    public static readonly RequiredSignIn Instance = new();
}

/// <summary>
/// How a route says who may use it. Every route says it (test): <see cref="RequirePermission"/>, <see cref="RequireSignedIn"/> or the
/// framework's AllowAnonymous; what says nothing needs a signed-in caller.
/// </summary>
internal static class Access
{
    public static TBuilder RequirePermission<TBuilder>(this TBuilder route, string permission)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequiredPermission(permission)).RequireAuthorization();

    public static TBuilder RequireSignedIn<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(RequiredSignIn.Instance).RequireAuthorization();
}
