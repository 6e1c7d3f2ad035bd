using System.Net;
using Microsoft.Extensions.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>What an installation outside Development, an allow-list and a busy server do.</summary>
public sealed class HardeningTests
{
    [Fact]
    public async Task An_allowed_origin_may_call()
    {
        await using var app = await StudyMateApp.StartAsync(With(("Cors:Origins:0", "https://school.example")));
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/health");
        request.Headers.Add("Origin", "https://school.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var response = await app.Anonymous().SendAsync(request);
        response.Headers.GetValues("Access-Control-Allow-Origin").Single().Should().Be("https://school.example");
    }

    [Fact]
    public async Task Beyond_its_capacity_the_server_refuses_at_once()
    {
        using var release = new SemaphoreSlim(0);
        await using var app = await StudyMateApp.StartAsync(With(("Overload:MaxConcurrentRequests", "1"), ("Overload:MaxQueuedRequests", "0")) with
        {
            Routes = api => Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions.AllowAnonymous(
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(api, "/hold", async () =>
                {
                    await release.WaitAsync();
                    return "done";
                })),
        });
        var client = app.Anonymous();
        Task<HttpResponseMessage>[] two = [Hold(), Hold()];
        using var refused = await await Task.WhenAny(two);
        await refused.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.overloaded");
        refused.Headers.RetryAfter.Should().NotBeNull();
        await client.GetAsync(new Uri("/api/health", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        release.Release(2);
        foreach (var answer in await Task.WhenAll(two))
            (answer == refused || answer.StatusCode == HttpStatusCode.OK).Should().BeTrue();

        Task<HttpResponseMessage> Hold() => client.GetAsync(new Uri("/api/hold", UriKind.Relative));
    }

    private static AppSettings With(params (string Key, string Value)[] configuration) => new()
    {
        Environment = Environments.Development,
        Configuration = configuration.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
    };
}
