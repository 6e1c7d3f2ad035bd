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
    public async Task Where_there_is_https_the_cookie_stays_there(string environment, string scheme, bool secure)
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Environment = environment,
            Configuration = new Dictionary<string, string>(RealSchool.CheapPasswords, StringComparer.Ordinal)
            {
                ["Proxies:Addresses:0"] = "127.0.0.1",
                ["Secrets:MasterKeys"] = $"one:{Convert.ToBase64String(new byte[32])}",
            },
        });
        var school = await RealSchool.OpenAsync(app);
        var claire = await school.HireAsync(Role.Teacher);
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        client.DefaultRequestHeaders.Add("Origin", $"{scheme}://{app.BaseAddress.Authority}");

        using var response = await client.PostAsync("/api/auth/login", Credentials(claire));

        await response.ShouldBe(HttpStatusCode.OK);
        CookieOf(response).Secure.Should().Be(secure);
    }
}
