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

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(BuiltApp.Page, await response.Content.ReadAsStringAsync());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_page_allows_nothing_but_itself()
    {
        using var response = await GetAsync("/", Html);

        var policy = Header(response, "Content-Security-Policy").Split("; ");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.Contains("img-src 'self' data:", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.DoesNotContain(policy, directive => directive.Contains("unsafe", StringComparison.Ordinal) || directive.Contains('*', StringComparison.Ordinal));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_named_after_its_content_is_kept_for_a_year()
    {
        using var response = await GetAsync("/assets/main-4f2a.js", "*/*");

        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(BuiltApp.Script, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/sw.js", "text/javascript; charset=utf-8")]
    [InlineData("/app.webmanifest", "application/manifest+json; charset=utf-8")]
    [InlineData("/favicon.svg", "image/svg+xml; charset=utf-8")]
    public async Task What_keeps_its_name_is_asked_for_again_and_answered_shortly(string address, string type)
    {
        using var first = await GetAsync(address, "*/*");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal(type, first.Content.Headers.ContentType?.ToString());

        using var known = await GetAsync(address, "*/*", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var changed = await GetAsync(address, "*/*", request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")));

        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Empty(await known.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, known.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
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

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", Header(response, "Vary"));
        Assert.Equal(encoding is null, plain.Headers.ETag!.Equals(response.Headers.ETag));
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var unpacked = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(unpacked);
        Assert.Equal(BuiltApp.Script, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_only()
    {
        using var response = await GetAsync("/assets/main-4f2a.js", "*/*", request => request.Method = HttpMethod.Head);

        Assert.Equal(BuiltApp.Script.Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
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

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Files_copied_over_a_running_server_do_not_mix_two_builds()
    {
        _built.Write("index.html", "another build");

        using var response = await GetAsync("/", Html);

        Assert.Equal(BuiltApp.Page, await response.Content.ReadAsStringAsync());
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

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("Node.js", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await client.GetAsync(new Uri("/api/health", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string accept, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        change?.Invoke(request);
        return await _client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
