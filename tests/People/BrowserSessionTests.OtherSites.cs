using System.Net;
using Microsoft.Net.Http.Headers;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>The cookie stays on this site, and on HTTPS where there is HTTPS.</summary>
public sealed partial class BrowserSessionTests
{
    [Theory]
    [InlineData("/api/auth/refresh")]
    [InlineData("/api/auth/logout")]
    public async Task Another_site_cannot_use_the_cookie(string route)
    {
        var cookie = await OpenAsync();

        await SendAsync(route, body: null, cookie, header: null).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.client_header_required");
        await SendAsync(route, body: null, cookie, header: "app").ShouldBeProblem(HttpStatusCode.Forbidden, "auth.client_header_required");
        await SendAsync(route, body: null, cookie, origin: "https://evil.example").ShouldBeProblem(HttpStatusCode.Forbidden, "auth.foreign_origin");
        await SendAsync(route, body: null, cookie, origin: "null").ShouldBeProblem(HttpStatusCode.Forbidden, "auth.foreign_origin");

        // Nothing of that moved or ended the session.
        await SendAsync("/api/auth/refresh", body: null, cookie, origin: _app.BaseAddress.GetLeftPart(UriPartial.Authority)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_site_cannot_open_a_session_in_the_cookie()
    {
        var claire = await _school.HireAsync(Role.Teacher);

        using var refused = await SendAsync("/api/auth/login", Credentials(claire), origin: "https://evil.example");

        await refused.ShouldBeProblem(HttpStatusCode.Forbidden, "auth.foreign_origin");
        refused.Headers.Contains(HeaderNames.SetCookie).Should().BeFalse();
    }

    [Theory]
    [InlineData("Development", "http", false)]
    [InlineData("Development", "https", true)]
    [InlineData("Production", "https", true)]
    public async Task Where_there_is_https_the_cookies_stay_there_and_say_so(string environment, string scheme, bool secure)
    {
        await using var app = await BehindProxyAsync(environment);
        var claire = await (await RealSchool.OpenAsync(app)).HireAsync(Role.Teacher);

        using var response = await SendAsync(app, scheme, "/api/auth/login", Credentials(claire));

        await response.ShouldBe(HttpStatusCode.OK);
        var prefix = secure ? "__Secure-" : "";
        Cookies(response).Should().AllSatisfy(cookie => cookie.Secure.Should().Be(secure));
        Cookies(response).Select(cookie => cookie.Name.Value).Should().BeEquivalentTo(prefix + SessionCookie.Name, prefix + DeviceCookie.Name);
    }

    [Fact]
    public async Task A_sign_in_of_before_the_prefix_goes_on_under_the_new_name()
    {
        await using var app = await BehindProxyAsync("Production");
        var claire = await (await RealSchool.OpenAsync(app)).HireAsync(Role.Teacher);
        using var signedIn = await SendAsync(app, "https", "/api/auth/login", Credentials(claire));
        var old = string.Join("; ", Cookies(signedIn).Select(cookie => $"{cookie.Name.Value!["__Secure-".Length..]}={cookie.Value}"));

        using var refreshed = await SendAsync(app, "https", "/api/auth/refresh", body: null, old);

        await refreshed.ShouldBe(HttpStatusCode.OK);
        var cookies = Cookies(refreshed).ToDictionary(cookie => cookie.Name.Value!, StringComparer.Ordinal);
        var removed = cookies[SessionCookie.Name];
        (removed.Value.Value, removed.Path.Value, removed.Expires).Should().Be(("", "/api/auth", DateTimeOffset.UnixEpoch));
        var current = cookies["__Secure-" + SessionCookie.Name];
        // What somebody plants under the plain name beside it counts for nothing.
        await SendAsync(app, "https", "/api/auth/refresh", body: null, $"{SessionCookie.Name}=planted; {current.Name}={current.Value}").ShouldBe(HttpStatusCode.OK);
    }

    private static Task<StudyMateApp> BehindProxyAsync(string environment) => StudyMateApp.StartAsync(new AppSettings
    {
        Environment = environment,
        Configuration = new Dictionary<string, string>(RealSchool.CheapPasswords, StringComparer.Ordinal)
        {
            ["Proxies:Addresses:0"] = "127.0.0.1",
            ["Secrets:MasterKeys"] = $"one:{Convert.ToBase64String(new byte[32])}",
        },
    });

    private static async Task<HttpResponseMessage> SendAsync(StudyMateApp app, string scheme, string route, object? body, string? cookies = null)
    {
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        client.DefaultRequestHeaders.Add("X-StudyMate-Client", "browser");
        client.DefaultRequestHeaders.Add(HeaderNames.Origin, $"{scheme}://{app.BaseAddress.Authority}");
        if (cookies is not null)
            client.DefaultRequestHeaders.Add(HeaderNames.Cookie, cookies);
        return await client.PostAsync(route, body);
    }
}
