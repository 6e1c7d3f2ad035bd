using System.Net;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Net.Http.Headers;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>The refresh token of a browser: in a cookie that scripts cannot read and other sites cannot use.</summary>
public sealed partial class BrowserSessionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero));
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Time = _clock, Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Signing_in_keeps_the_refresh_token_out_of_reach_of_scripts()
    {
        using var response = await LoginAsync(await _school.HireAsync(Role.Teacher));

        var answer = await response.ShouldBe(HttpStatusCode.OK);
        answer.TryGetProperty("refreshToken", out _).Should().BeFalse();
        answer.GetProperty("user").GetProperty("role").GetString().Should().Be("teacher");
        var cookie = CookieOf(response);
        cookie.HttpOnly.Should().BeTrue();
        (cookie.SameSite, cookie.Path.Value).Should().Be((SameSiteMode.Strict, "/api/auth"));
        cookie.Domain.HasValue.Should().BeFalse();
        cookie.MaxAge.Should().Be(TimeSpan.FromDays(30));
    }

    [Fact]
    public async Task A_student_signs_in_to_a_cookie_too()
    {
        using var admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
        var emma = await admin.PostAsync("/api/students", new { firstName = "Emma", lastName = "Martin" }).ShouldBe(HttpStatusCode.Created);
        var body = new { school = _school.Tenant, code = emma.GetProperty("accessCode").GetString(), deviceId = "tablet", session = "cookie" };
        using var response = await SendAsync("/api/auth/student", body);

        await response.ShouldBe(HttpStatusCode.OK);
        var user = (await RefreshAsync(CookieOf(response)).ShouldBe(HttpStatusCode.OK)).GetProperty("user");
        (user.GetProperty("role").GetString(), user.GetProperty("id").GetString()).Should().Be(("student", emma.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Refreshing_rotates_the_cookie_and_keeps_it_out_of_the_body()
    {
        var first = await OpenAsync();

        using var response = await RefreshAsync(first);

        var answer = await response.ShouldBe(HttpStatusCode.OK);
        answer.TryGetProperty("refreshToken", out _).Should().BeFalse();
        using var client = _school.ClientOf(answer.GetProperty("accessToken").GetString()!);
        await client.GetJsonAsync("/api/me");
        var second = CookieOf(response);
        second.Value.Value.Should().NotBe(first.Value.Value);
        await RefreshAsync(second).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_tabs_that_refresh_at_once_get_the_same_successor()
    {
        var shared = await OpenAsync();

        using var one = await RefreshAsync(shared);
        _clock.Advance(TimeSpan.FromSeconds(59));
        using var other = await RefreshAsync(shared);

        await other.ShouldBe(HttpStatusCode.OK);
        CookieOf(other).Value.Value.Should().Be(CookieOf(one).Value.Value);
        await RefreshAsync(CookieOf(other)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cookie_used_again_after_a_minute_ends_the_session_and_is_cleared()
    {
        var first = await OpenAsync();
        using var rotated = await RefreshAsync(first);
        _clock.Advance(TimeSpan.FromSeconds(61));

        using var refused = await RefreshAsync(first);

        await refused.ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        CookieOf(refused).Value.Value.Should().Be("");
        await RefreshAsync(CookieOf(rotated)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
    }

    [Fact]
    public async Task Without_a_cookie_there_is_no_session()
    {
        await SendAsync("/api/auth/refresh", body: null).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        await SendAsync("/api/auth/logout", body: null).ShouldBe(HttpStatusCode.NoContent);
        await SendAsync("/api/auth/refresh", body: null, header: null).ShouldBeProblem(HttpStatusCode.BadRequest, "request.body_required");
        await SendAsync("/api/auth/refresh", new { }, header: null).ShouldBeProblem(HttpStatusCode.BadRequest, "request.missing_field", "refreshToken");
        await SendAsync("/api/auth/logout", body: null, header: null).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_clears_the_cookie_even_after_the_access_token_expired()
    {
        var cookie = await OpenAsync();
        _clock.Advance(TimeSpan.FromHours(1));

        using var response = await SendAsync("/api/auth/logout", body: null, cookie);

        await response.ShouldBe(HttpStatusCode.NoContent);
        (CookieOf(response).Value.Value, CookieOf(response).Path.Value).Should().Be(("", "/api/auth"));
        await RefreshAsync(cookie).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
    }

    [Fact]
    public async Task Logging_out_ends_the_access_token_of_the_session()
    {
        using var signedIn = await LoginAsync(await _school.HireAsync(Role.Teacher));
        using var client = _school.ClientOf((await signedIn.ShouldBe(HttpStatusCode.OK)).GetProperty("accessToken").GetString()!);
        await client.GetJsonAsync("/api/me");

        await SendAsync("/api/auth/logout", body: null, CookieOf(signedIn)).ShouldBe(HttpStatusCode.NoContent);

        await client.GetAsync(new Uri("/api/me", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.revoked");
    }

    [Fact]
    public async Task Another_school_and_another_password_get_a_cookie_of_their_own()
    {
        var other = await RealSchool.OpenAsync(_app);
        var here = await _school.HireAsync(Role.Teacher, $"both@{_school.Tenant}.example");
        await other.AdmitAsync(here, Role.Direction);
        using var signedIn = await LoginAsync(here);
        var token = (await signedIn.ShouldBe(HttpStatusCode.OK)).GetProperty("accessToken").GetString();

        using var switched = await SendAsync("/api/auth/switch", new { tenantId = other.Tenant, session = "cookie" }, token: token);
        var answer = await switched.ShouldBe(HttpStatusCode.OK);
        using var changed = await SendAsync(
            "/api/auth/password",
            new { currentPassword = RealSchool.Password, newPassword = "quatre chiens noirs", session = "cookie" },
            token: answer.GetProperty("accessToken").GetString());
        await changed.ShouldBe(HttpStatusCode.OK);

        await RefreshAsync(CookieOf(signedIn)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        await RefreshAsync(CookieOf(switched)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        var user = (await RefreshAsync(CookieOf(changed)).ShouldBe(HttpStatusCode.OK)).GetProperty("user");
        user.GetProperty("tenantId").GetString().Should().Be(other.Tenant);
    }

    [Fact]
    public async Task A_session_in_the_body_leaves_cookies_alone()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var cookie = await OpenAsync();
        using var signedIn = await SendAsync("/api/auth/login", new { email = claire.Email, password = RealSchool.Password, session = "body" });
        var token = (await signedIn.ShouldBe(HttpStatusCode.OK)).GetProperty("refreshToken").GetString();

        using var refreshed = await SendAsync("/api/auth/refresh", new { refreshToken = token }, cookie);

        (await refreshed.ShouldBe(HttpStatusCode.OK)).GetProperty("user").GetProperty("id").GetString().Should().Be(claire.Id);
        // What the device is known by goes with any of them.
        Cookies(signedIn).Select(cookie => cookie.Name.Value).Should().Equal(DeviceCookie.Name);
        refreshed.Headers.Contains(HeaderNames.SetCookie).Should().BeFalse();
        await SendAsync("/api/auth/login", new { email = claire.Email, password = RealSchool.Password, session = "url" })
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed", "session");
    }

    private async Task<SetCookieHeaderValue> OpenAsync()
    {
        using var response = await LoginAsync(await _school.HireAsync(Role.Teacher));
        await response.ShouldBe(HttpStatusCode.OK);
        return CookieOf(response);
    }

    private Task<HttpResponseMessage> LoginAsync(Person person) => SendAsync("/api/auth/login", Credentials(person));

    private Task<HttpResponseMessage> RefreshAsync(SetCookieHeaderValue cookie) => SendAsync("/api/auth/refresh", body: null, cookie);

    private static object Credentials(Person person) =>
        new { email = person.Email, password = RealSchool.Password, tenantId = person.Tenant, session = "cookie" };

    private async Task<HttpResponseMessage> SendAsync(
        string route, object? body, SetCookieHeaderValue? cookie = null, string? header = "browser", string? origin = null, string? token = null)
    {
        using var client = _app.Anonymous();
        if (cookie is not null)
            client.DefaultRequestHeaders.Add(HeaderNames.Cookie, $"{cookie.Name}={cookie.Value}");
        if (header is not null)
            client.DefaultRequestHeaders.Add("X-StudyMate-Client", header);
        if (origin is not null)
            client.DefaultRequestHeaders.Add(HeaderNames.Origin, origin);
        if (token is not null)
            client.DefaultRequestHeaders.Add(HeaderNames.Authorization, $"Bearer {token}");
        return await client.PostAsync(route, body);
    }

    private static SetCookieHeaderValue CookieOf(HttpResponseMessage response) =>
        Cookies(response).Should().ContainSingle(cookie => cookie.Name.Value!.EndsWith(SessionCookie.Name, StringComparison.Ordinal)).Subject;

    private static IEnumerable<SetCookieHeaderValue> Cookies(HttpResponseMessage response) => response.Headers.TryGetValues(HeaderNames.SetCookie, out var cookies)
        ? cookies.Select(cookie => SetCookieHeaderValue.Parse(cookie))
        : [];
}
