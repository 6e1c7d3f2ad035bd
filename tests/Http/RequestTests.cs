using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>Addresses, parameters, headers and faults: what every route gets from the front.</summary>
public sealed class RequestTests(EdgeApp edge) : IClassFixture<EdgeApp>
{
    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/edge/things/UPPER")]
    [InlineData("/api/edge/things/a%20b")]
    [InlineData("/api/edge/things/..%2f..%2fetc")]
    [InlineData("/api/edge/things/%27%20OR%201=1")]
    [InlineData("/nothing")]
    public async Task An_address_that_leads_nowhere_is_not_found(string path) =>
        await GetAsync(path).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");

    [Fact]
    public async Task An_id_longer_than_any_issued_is_not_found()
    {
        await GetAsync($"/api/edge/things/{new string('a', 61)}").ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");
        await GetAsync($"/api/edge/things/{new string('a', 60)}").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_method_is_refused_and_the_allowed_ones_named()
    {
        using var response = await edge.Anonymous.DeleteAsync(new Uri("/api/edge/echo", UriKind.Relative));
        await response.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");
        response.Content.Headers.Allow.Should().Contain("POST");
    }

    [Theory]
    [InlineData("/api/edge/count", "count")]
    [InlineData("/api/edge/count?count=x", "count")]
    [InlineData("/api/edge/page?limit=0", "limit")]
    [InlineData("/api/edge/page?limit=501", "limit")]
    [InlineData("/api/edge/page?limit=-1", "limit")]
    [InlineData("/api/edge/page?limit=1e2", "limit")]
    [InlineData("/api/edge/page?limit=5&limit=6", "limit")]
    [InlineData("/api/edge/days?from=2025-02-30", "from")]
    [InlineData("/api/edge/days?to=yesterday", "to")]
    [InlineData("/api/edge/days?from=2025-03-02&to=2025-03-01", "from")]
    [InlineData("/api/edge/figure?atLeast=-5", "atLeast")]
    [InlineData("/api/edge/figure?atLeast=99999999999999999999", "atLeast")]
    [InlineData("/api/health?check=everything", "check")]
    public async Task A_wrong_parameter_is_named(string path, string parameter) =>
        await GetAsync(path).ShouldBeProblem(HttpStatusCode.BadRequest, "request.invalid_parameter", parameter);

    [Theory]
    [InlineData("/api/edge/page?cursor=%EF%BF%BE", "cursor")]
    [InlineData("/api/edge/page?anything=a%00b", "anything")]
    [InlineData("/api/edge/page?%EF%BF%BE=1", null)]
    public async Task A_parameter_that_is_no_text_is_named_where_its_name_is_one(string path, string? parameter)
    {
        var problem = await GetAsync(path).ShouldBeProblem(HttpStatusCode.BadRequest, "request.invalid_parameter", parameter);
        problem.TryGetProperty("errors", out _).Should().Be(parameter is not null);
    }

    [Theory]
    [InlineData("X-Request-ID")]
    [InlineData("User-Agent")]
    [InlineData("X-Tenant-Id")]
    [InlineData("Idempotency-Key")]
    public async Task A_header_that_is_no_text_is_refused(string header)
    {
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 }) { BaseAddress = edge.App.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/edge/echo") { Content = HttpAssertions.Json("{}") };
        request.Headers.TryAddWithoutValidation(header, "a\uFFFEb");
        using var response = await client.SendAsync(request);
        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "request.invalid_parameter", header);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("MjAyNQ")]
    [InlineData("%2B%2F")]
    [InlineData("__8")]
    public async Task A_forged_cursor_is_refused(string cursor) =>
        await GetAsync($"/api/edge/page?cursor={cursor}").ShouldBeProblem(HttpStatusCode.BadRequest, "request.invalid_cursor", "cursor");

    [Fact]
    public async Task A_page_is_fifty_items_unless_asked_otherwise()
    {
        (await edge.Anonymous.GetJsonAsync("/api/edge/page")).GetProperty("limit").GetInt32().Should().Be(50);
        var cursor = Cursor.Of("dubois", "s-1");
        var page = await edge.Anonymous.GetJsonAsync($"/api/edge/page?limit=500&cursor={cursor}");
        (page.GetProperty("limit").GetInt32(), page.GetProperty("cursor").GetString()).Should().Be((500, cursor));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, "request.precondition_required")]
    [InlineData("7", HttpStatusCode.BadRequest, "request.invalid_parameter")]
    [InlineData("W/\"7\"", HttpStatusCode.BadRequest, "request.invalid_parameter")]
    [InlineData("\"x\"", HttpStatusCode.BadRequest, "request.invalid_parameter")]
    public async Task A_change_says_on_which_version_it_was_made(string? tag, HttpStatusCode status, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/edge/document");
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        await edge.Anonymous.SendAsync(request).ShouldBeProblem(status, code);
    }

    [Fact]
    public async Task The_version_of_a_change_reaches_the_handler()
    {
        var answer = await edge.Anonymous.PutAsync("/api/edge/document", null, ifMatch: 7).ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("version").GetInt64().Should().Be(7);
    }

    [Theory]
    [InlineData("fault")]
    [InlineData("broken-record")]
    [InlineData("lost-file")]
    [InlineData("cancelled-here")]
    [InlineData("disposed-here")]
    public async Task A_fault_says_nothing_but_where_to_look(string fault)
    {
        using var response = await GetAsync($"/api/edge/{fault}");
        var text = await response.Content.ReadAsStringAsync();
        var problem = await response.ShouldBeProblem(HttpStatusCode.InternalServerError, "server.error");
        text.Should().NotContain("SELECT");
        text.Should().NotContain("Exception");
        problem.GetProperty("traceId").GetString().Should().Be(response.Headers.GetValues("X-Request-ID").Single());
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("database-away")]
    [InlineData("given-up")]
    [InlineData("taken-down")]
    public async Task What_may_work_later_is_unavailable_and_says_when(string fault)
    {
        using var response = await GetAsync($"/api/edge/{fault}");
        await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.unavailable");
        (response.Headers.RetryAfter?.Delta).Should().NotBeNull();
    }

    [Fact]
    public async Task A_refusal_of_a_handler_is_a_whole_problem()
    {
        using var response = await GetAsync("/api/edge/refused");
        await response.ShouldBeProblem(HttpStatusCode.TooManyRequests, "edge.throttled");
        (response.Headers.RetryAfter?.Delta).Should().Be(TimeSpan.FromSeconds(7));
        await GetAsync("/api/edge/lines").ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "edge.invalid", "12");
    }

    [Theory]
    [InlineData("abc-DEF_1.2", true)]
    [InlineData("has space", false)]
    [InlineData("<script>", false)]
    [InlineData("", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public async Task A_request_id_is_echoed_when_it_is_harmless(string id, bool echoed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/health");
        request.Headers.TryAddWithoutValidation("X-Request-ID", id);
        using var response = await edge.Anonymous.SendAsync(request);
        var answered = response.Headers.GetValues("X-Request-ID").Single();
        string.Equals(answered, id, StringComparison.Ordinal).Should().Be(echoed);
        answered.Should().NotBeNullOrEmpty();
        response.Headers.GetValues("X-Response-Time").Should().ContainSingle();
    }

    [Fact]
    public async Task Answers_are_neither_cached_nor_sniffed_nor_framed()
    {
        using var response = await GetAsync("/api/health");
        response.Headers.GetValues("X-Content-Type-Options").Single().Should().Be("nosniff");
        response.Headers.GetValues("X-Frame-Options").Single().Should().Be("DENY");
        (response.Headers.CacheControl?.NoStore).Should().BeTrue();
        response.Headers.Contains("Server").Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        using var response = await GetAsync("/api/edge/whoami");
        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.required");
        response.Headers.WwwAuthenticate.Single().Scheme.Should().Be("Bearer");
    }

    [Theory]
    [InlineData("X-Orchestrator-Id")]
    [InlineData("X-Tenant-Id")]
    public async Task A_tenant_header_must_name_the_tenant_of_the_token(string header)
    {
        var client = edge.As("t-own");
        client.DefaultRequestHeaders.Add(header, "t-own");
        await client.GetAsync(new Uri("/api/edge/whoami", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Remove(header);
        client.DefaultRequestHeaders.Add(header, "t-other");
        await client.GetAsync(new Uri("/api/edge/whoami", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "tenant.mismatch");
    }

    [Fact]
    public async Task No_browser_origin_is_allowed_by_default()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/health");
        request.Headers.Add("Origin", "https://evil.example");
        using var response = await edge.Anonymous.SendAsync(request);
        response.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }

    private Task<HttpResponseMessage> GetAsync(string path) => edge.Anonymous.GetAsync(new Uri(path, UriKind.Relative));
}
