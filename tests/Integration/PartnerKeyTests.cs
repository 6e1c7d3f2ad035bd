using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Integration;

public sealed class PartnerKeyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 10, 6, 12, 0, 10, TimeSpan.Zero));
    private StudyMateApp _app = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Time = _clock, Configuration = RealSchool.CheapPasswords });
        var school = await RealSchool.OpenAsync(_app);
        _admin = await school.ClientOfAsync(await school.HireAsync(Role.Admin));
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Every_answer_says_what_is_left_and_the_fourth_of_three_waits()
    {
        var (_, key) = await IssueAsync(new { perMinute = 3, perHour = 10, perDay = 20 });

        using var first = await Call(key);
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        (
            Header(first, "X-RateLimit-Limit"), Header(first, "X-RateLimit-Remaining"), Header(first, "X-RateLimit-Limit-Hour"),
            Header(first, "X-RateLimit-Remaining-Hour"), Header(first, "X-RateLimit-Limit-Day"), Header(first, "X-RateLimit-Remaining-Day"))
            .Should().Be(("3", "2", "10", "9", "20", "19"));
        Header(first, "X-RateLimit-Reset").Should().Be(new DateTimeOffset(2025, 10, 6, 12, 1, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        await Call(key).ShouldBe(HttpStatusCode.OK);
        await Call(key).ShouldBe(HttpStatusCode.OK);

        using var refused = await Call(key);
        var problem = await refused.ShouldBeProblem(HttpStatusCode.TooManyRequests, "partner.rate_limited");
        (refused.Headers.RetryAfter?.Delta).Should().Be(TimeSpan.FromSeconds(50));
        Header(refused, "X-RateLimit-Remaining").Should().Be("0");
        problem.GetProperty("limits").GetProperty("minute").GetInt32().Should().Be(3);
        problem.GetProperty("remaining").GetProperty("hour").GetInt32().Should().Be(6);
        _clock.Advance(TimeSpan.FromSeconds(50));
        await Call(key).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_nothing_else()
    {
        var (_, key) = await IssueAsync();

        await Call(key).ShouldBe(HttpStatusCode.OK);
        await Call(key, "/api/promotions").ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await Call(key, "/api/users").ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
    }

    [Theory]
    [InlineData("users:read")]
    [InlineData("students:credentials")]
    [InlineData("tenants:manage")]
    [InlineData("rockets:launch")]
    public async Task A_partner_may_not_hold_what_administers(string scope)
    {
        string[] scopes = [scope];
        await _admin.PostAsync("/api/partners", new { name = "Partner", scopes }).ShouldBeProblem((HttpStatusCode)422, "partner.invalid_scopes", "scopes");
    }

    [Fact]
    public async Task A_suspended_rotated_revoked_or_expired_key_ends()
    {
        var (id, key) = await IssueAsync(expiresAt: _clock.GetUtcNow().AddDays(1));
        await _admin.PatchAsync($"/api/partners/{id}", new { status = "suspended" }).ShouldBe(HttpStatusCode.OK);
        await Call(key).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_api_key");
        await _admin.PatchAsync($"/api/partners/{id}", new { status = "active" }).ShouldBe(HttpStatusCode.OK);
        await Call(key).ShouldBe(HttpStatusCode.OK);

        var rotated = (await _admin.PostAsync($"/api/partners/{id}/rotate", body: null).ShouldBe(HttpStatusCode.OK)).GetProperty("apiKey").GetString()!;
        await Call(key).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_api_key");
        await Call(rotated).ShouldBe(HttpStatusCode.OK);

        _clock.Advance(TimeSpan.FromDays(1));
        await Call(rotated).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_api_key");
    }

    [Fact]
    public async Task A_key_is_told_once_and_never_in_an_address()
    {
        var (id, key) = await IssueAsync();

        var shown = (await _admin.GetJsonAsync($"/api/partners/{id}")).GetRawText() + (await _admin.GetJsonAsync("/api/partners")).GetRawText();
        shown.Should().NotContain(key.Split('.')[^1]);
        using var anonymous = _app.Anonymous();
        await anonymous.GetAsync(new Uri($"/api/classes?api_key={key}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.required");
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Should().ContainSingle().Subject;

    private async Task<(string Id, string Key)> IssueAsync(object? quotas = null, DateTimeOffset? expiresAt = null)
    {
        string[] scopes = ["classes:read"];
        var issued = await _admin.PostAsync("/api/partners", new { name = "Partner", scopes, quotas, expiresAt }).ShouldBe(HttpStatusCode.Created);
        return (issued.GetProperty("partner").GetProperty("id").GetString()!, issued.GetProperty("apiKey").GetString()!);
    }

    private async Task<HttpResponseMessage> Call(string key, string path = "/api/classes")
    {
        using var client = _app.Anonymous();
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }
}
