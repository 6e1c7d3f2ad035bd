using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>Where a client keeps its refresh token.</summary>
internal enum SessionKind
{
    /// <summary>In the answer's body: devices and partners, which have a store of their own.</summary>
    Body,

    /// <summary>In an HttpOnly cookie: browsers, whose scripts must not be able to read it.</summary>
    Cookie,
}

/// <summary>
/// The refresh token of a browser: a cookie that no script reads, no other site sends and only the routes of signing in receive. A
/// request that uses it must carry <see cref="ClientHeader"/>, which no form and no foreign script can set without this server's consent.
/// </summary>
internal sealed class SessionCookie(AccessTokens tokens, DeviceCookie devices, TimeProvider time)
{
    public const string Name = "studymate-session";
    public const string ClientHeader = "X-StudyMate-Client";
    private const string Browser = "browser";
    private const string Path = "/api/auth";

    /// <summary>The tokens of a sign-in, the refresh token where the client wants it.</summary>
    public async ValueTask<TokenAnswer> DeliverAsync(HttpContext context, SignedIn who, SessionKind? kind)
    {
        if (who.DeviceKey is { } person)
            await devices.RememberAsync(context, person);
        var answer = TokenAnswer.Of(who, tokens);
        if (kind is not SessionKind.Cookie)
            return answer;
        var options = SafeCookie.For(context, Path);
        options.MaxAge = who.RefreshExpiresAt - time.GetUtcNow();
        SafeCookie.Set(context, Name, who.RefreshToken, options);
        return answer with { RefreshToken = null };
    }

    public void Clear(HttpContext context) => SafeCookie.Delete(context, Name, SafeCookie.For(context, Path));

    /// <summary>The cookie's refresh token, or why this request may not use it; null without a cookie.</summary>
    public static Result<string?> Read(HttpContext context)
    {
        if (SafeCookie.Read(context.Request, Name) is not { Length: > 0 } token)
            return (string?)null;
        if (!IsBrowser(context))
            return Error.Forbidden("auth.client_header_required", $"A session in a cookie is used with the header {ClientHeader}: {Browser}.");
        return Origins.IsOwn(context.Request) ? token : ForeignOrigin;
    }

    /// <summary>Refuses to open a session in a cookie for a page of another site.</summary>
    public static Error? Refusal(HttpContext context, SessionKind? kind) => kind is SessionKind.Cookie && !Origins.IsOwn(context.Request) ? ForeignOrigin : null;

    /// <summary>The request says that it comes from our own script.</summary>
    public static bool IsBrowser(HttpContext context) =>
        string.Equals(context.Request.Headers[ClientHeader], Browser, StringComparison.Ordinal);

    private static Error ForeignOrigin => Error.Forbidden("auth.foreign_origin", "A session in a cookie is for pages of this server only.");
}
