using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>HTTPS, HSTS and proxies outside Development.</summary>
public sealed class ProductionTests
{
    private const string Host = "school.example";

    [Fact]
    public async Task Plain_http_is_sent_to_https_and_the_probe_is_not()
    {
        await using var app = await StartAsync();
        using var redirected = await SendAsync(app, "/api/me?x=1");
        redirected.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        (redirected.Headers.Location?.ToString()).Should().Be($"https://{Host}:8443/api/me?x=1");
        using var probe = await SendAsync(app, "/api/health");
        probe.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Proxies:Addresses:0", "127.0.0.1")]
    [InlineData("Proxies:Networks:0", "127.0.0.0/8")]
    public async Task What_a_trusted_proxy_says_of_its_caller_is_believed(string key, string value)
    {
        await using var app = await StartAsync((key, value));
        using var answer = await SendAsync(app, "/api/address", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, "203.0.113.7"));
        answer.Headers.GetValues("Strict-Transport-Security").Single().Should().Be("max-age=31536000");
    }

    [Fact]
    public async Task What_anybody_else_says_is_not()
    {
        await using var app = await StartAsync(("Proxies:Addresses:0", "203.0.113.1"));
        using var answer = await SendAsync(app, "/api/address", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));
        answer.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        answer.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
    }

    private static Task<StudyMateApp> StartAsync(params (string Key, string Value)[] configuration) => StudyMateApp.StartAsync(new AppSettings
    {
        Environment = Environments.Production,
        Configuration = new[] { ("Secrets:MasterKeys", $"test:{Convert.ToBase64String(new byte[32])}"), ("Proxies:HttpsPort", "8443") }
            .Concat(configuration).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal),
        Routes = api => api.MapGet("/address", (HttpContext context) => context.Connection.RemoteIpAddress?.ToString()).AllowAnonymous(),
    });

    private static async Task<HttpResponseMessage> SendAsync(StudyMateApp app, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        // HSTS is not told to a machine's own names.
        request.Headers.Host = Host;
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await app.Anonymous().SendAsync(request);
    }
}
