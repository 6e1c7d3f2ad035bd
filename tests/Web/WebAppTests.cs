using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using StudyMate.Infrastructure;

namespace StudyMate.Web;

/// <summary>How the API serves the browser app.</summary>
public sealed class WebAppTests : IAsyncLifetime
{
    private const string Html = "text/html,application/xhtml+xml,*/*;q=0.8";
    private readonly BuiltApp _built = new();
    private StudyMateApp _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _app = await _built.StartAsync();
        _client = _app.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _built.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/classes/l1-a")]
    [InlineData("/students/a.b")]
    public async Task Every_screen_is_the_page(string address)
    {
        using var response = await GetAsync(address, Html);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (response.Content.Headers.ContentType?.ToString()).Should().Be("text/html; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).Should().Be(BuiltApp.Page);
        (response.Headers.CacheControl?.ToString()).Should().Be("no-cache");
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("text/plain")]
    [InlineData("image/avif,image/webp,*/*")]
    [InlineData("application/json, text/html")]
    [InlineData(null)]
    public async Task A_screen_is_the_page_for_whoever_does_not_ask_for_data(string? accept)
    {
        foreach (var address in new[] { "/", "/classes/l1-a" })
        {
            using var response = await GetAsync(address, accept);

            response.StatusCode.Should().Be(HttpStatusCode.OK, address);
            (await response.Content.ReadAsStringAsync()).Should().Be(BuiltApp.Page, address);
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/classes/l1-a/nothing")]
    [InlineData("/Classes")]
    [InlineData("/wp-login.php")]
    public async Task An_address_that_is_no_screen_is_answered_404_with_the_page(string address)
    {
        using var response = await GetAsync(address, Html);
        using var again = await GetAsync(address, Html, request => request.Headers.IfNoneMatch.Add(response.Headers.ETag!));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (response.Content.Headers.ContentType?.ToString()).Should().Be("text/html; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).Should().Be(BuiltApp.Page);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/", "application/json")]
    [InlineData("/", "application/problem+json, application/json")]
    [InlineData("/classes/l1-a", "application/json, */*")]
    public async Task Who_asks_for_data_gets_no_page(string address, string accept) =>
        await (await GetAsync(address, accept)).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");

    [Fact]
    public async Task The_page_allows_nothing_but_itself()
    {
        using var response = await GetAsync("/", Html);

        var policy = Header(response, "Content-Security-Policy").Split("; ");
        policy.Should().Contain("default-src 'self'");
        policy.Should().Contain("connect-src 'self'");
        policy.Should().Contain("img-src 'self' data:");
        policy.Should().Contain("object-src 'none'");
        policy.Should().Contain("base-uri 'none'");
        policy.Should().Contain("frame-ancestors 'none'");
        policy.Should().Contain("form-action 'self'");
        policy.Should().NotContain(directive => directive.Contains("unsafe", StringComparison.Ordinal) || directive.Contains('*', StringComparison.Ordinal));
        Header(response, "X-Content-Type-Options").Should().Be("nosniff");
        Header(response, "Referrer-Policy").Should().Be("same-origin");
        Header(response, "Cross-Origin-Opener-Policy").Should().Be("same-origin");
        Header(response, "Permissions-Policy").Should().Contain("camera=()");
    }

    [Fact]
    public async Task What_is_named_after_its_content_is_kept_for_a_year()
    {
        using var response = await GetAsync("/assets/main-4f2a.js", "*/*");

        (response.Headers.CacheControl?.ToString()).Should().Be("public, max-age=31536000, immutable");
        (response.Content.Headers.ContentType?.ToString()).Should().Be("text/javascript; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).Should().Be(BuiltApp.Script);
    }

    [Theory]
    [InlineData("/sw.js", "text/javascript; charset=utf-8")]
    [InlineData("/app.webmanifest", "application/manifest+json; charset=utf-8")]
    [InlineData("/favicon.svg", "image/svg+xml; charset=utf-8")]
    public async Task What_keeps_its_name_is_asked_for_again_and_answered_shortly(string address, string type)
    {
        using var first = await GetAsync(address, "*/*");
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        (first.Headers.CacheControl?.ToString()).Should().Be("no-cache");
        (first.Content.Headers.ContentType?.ToString()).Should().Be(type);

        using var known = await GetAsync(address, "*/*", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var changed = await GetAsync(address, "*/*", request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")));

        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await known.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        known.Headers.ETag.Should().Be(first.Headers.ETag);
        changed.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("zstd", null)]
    public async Task What_the_build_has_compressed_is_sent_so(string accepted, string? encoding)
    {
        using var response = await GetAsync("/assets/main-4f2a.js", "*/*", request => request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted));
        using var plain = await GetAsync("/assets/main-4f2a.js", "*/*");

        response.Content.Headers.ContentEncoding.SingleOrDefault().Should().Be(encoding);
        Header(response, "Vary").Should().Be("Accept-Encoding");
        plain.Headers.ETag!.Equals(response.Headers.ETag).Should().Be(encoding is null);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var unpacked = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(unpacked);
        (await reader.ReadToEndAsync()).Should().Be(BuiltApp.Script);
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_only()
    {
        using var response = await GetAsync("/assets/main-4f2a.js", "*/*", request => request.Method = HttpMethod.Head);

        response.Content.Headers.ContentLength.Should().Be(BuiltApp.Script.Length);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("/api/nothing", Html)]
    [InlineData("/API/nothing", Html)]
    [InlineData("/hubs/nothing", Html)]
    [InlineData("/openapi/nothing", Html)]
    [InlineData("/assets/main-0000.js", Html)]
    [InlineData("/nothing.png", "image/avif,image/webp,*/*")]
    [InlineData("/nothing", "application/json")]
    [InlineData("/..%2f..%2fetc/passwd", "*/*")]
    [InlineData("/assets/main-4f2a.js.br", "*/*")]
    public async Task What_does_not_exist_is_a_problem_and_no_page(string address, string accept) =>
        await (await GetAsync(address, accept)).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");

    [Fact]
    public async Task Answers_of_the_api_keep_their_own_headers()
    {
        using var response = await GetAsync("/api/health", Html);

        Header(response, "Content-Security-Policy").Should().Be("default-src 'none'; frame-ancestors 'none'");
        (response.Headers.CacheControl?.ToString()).Should().Be("no-store");
    }

    [Fact]
    public async Task Files_copied_over_a_running_server_do_not_mix_two_builds()
    {
        _built.Write("index.html", "another build");

        using var response = await GetAsync("/", Html);

        (await response.Content.ReadAsStringAsync()).Should().Be(BuiltApp.Page);
    }

    [Fact]
    public async Task Without_the_app_the_api_starts_and_says_so()
    {
        using var nothing = new TempFolder();
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Web:Folder"] = nothing.File("absent") },
        });
        using var client = app.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept", Html);

        using var response = await client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Node.js");
        await client.GetAsync(new Uri("/api/health", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? accept, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        change?.Invoke(request);
        return await _client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Should().ContainSingle().Subject;
}
