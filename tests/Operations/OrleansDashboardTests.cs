using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Dashboard;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Operations;

/// <summary>Orleans' dashboard opens to the platform's administrators, in a browser, and shows counts; nothing else of it is reachable.</summary>
public sealed class OrleansDashboardTests : IAsyncLifetime
{
    private const string Page = OrleansDashboardApi.Path + "/";

    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configuration = RealSchool.CheapPasswords,
            Configure = builder => builder.Services.PostConfigure<DashboardOptions>(dashboard => dashboard.CounterUpdateIntervalMs = 1_000),
        });
        _school = await RealSchool.OpenAsync(_app);
        _admin = await _school.ClientOfAsync(await _school.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform));
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_browser_opens_it_with_the_cookie_that_an_administrator_asked_for()
    {
        using var browser = await BrowserAsync();
        using var page = await browser.GetAsync(Relative(Page));
        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("script-src 'self'");
        // It begins to count when it is looked at.
        await Wait.UntilAsync(async () => (await browser.GetJsonAsync(Page + "DashboardCounters")).GetProperty("totalActivationCount").GetInt32() > 0);
        (await browser.GetJsonAsync(Page + "DashboardCounters")).GetProperty("totalActiveHostCount").GetInt32().Should().Be(1);
    }

    [Fact]
    public void Nothing_of_it_runs_by_itself()
    {
        var dashboard = typeof(DashboardOptions).Assembly;
        _app.Services.GetServices<IHostedService>().Should().NotContain(service => service.GetType().Assembly == dashboard);
        _app.Services.GetServices<ILifecycleParticipant<ISiloLifecycle>>()
            .Should().NotContain(participant => participant.GetType().Assembly == dashboard && participant is IHostedService);
        _app.Services.GetServices<ILoggerProvider>().Should().NotContain(provider => provider.GetType().Assembly == dashboard);
        // Its pages are mapped by the first look.
        Paths().Should().BeEmpty();
    }

    [Fact]
    public async Task The_cookie_is_for_the_dashboard_alone_and_no_script_or_other_site_has_it()
    {
        var cookie = await CookieAsync();
        var parts = cookie.Split("; ").Skip(1).ToHashSet(StringComparer.OrdinalIgnoreCase);
        parts.IsSupersetOf([$"path={OrleansDashboardApi.Path}", "httponly", "samesite=strict"]).Should().BeTrue($"the cookie is {cookie}");
        var age = int.Parse(parts.Single(part => part.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase))["max-age=".Length..], CultureInfo.InvariantCulture);
        age.Should().BeInRange(1, 15 * 60);

        using var browser = await BrowserAsync();
        await browser.GetAsync(Relative("/api/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Fact]
    public async Task Signing_out_closes_it()
    {
        using var browser = await BrowserAsync();
        await _admin.PostAsync("/api/auth/logout", new { }).ShouldBe(HttpStatusCode.NoContent);
        using var page = await browser.GetAsync(Relative(Page));
        page.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Everybody_else_is_refused_at_every_address_of_it()
    {
        using var anonymous = _app.Anonymous();
        await anonymous.GetAsync(Relative(Page)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.required");
        Paths().Should().BeEmpty("a stranger's look maps nothing");
        using var browser = await BrowserAsync();
        using var page = await browser.GetAsync(Relative(Page));
        var paths = Paths();
        paths.Count.Should().BeGreaterThan(20, string.Join(' ', paths));
        foreach (var path in paths)
            await anonymous.GetAsync(Relative(path)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.required");
        foreach (var role in (Role[])[Role.Admin, Role.Direction, Role.Teacher, Role.Inspector])
        {
            using var client = await _school.ClientOfAsync(await _school.HireAsync(role));
            await client.PostAsync("/api/system/orleans", new { }).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
            foreach (var path in paths)
                await client.GetAsync(Relative(path)).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        }
    }

    [Theory]
    [InlineData("GrainState?grainId=demo/log&grainType=StudyMate.Facts.FactLogGrain")]
    [InlineData("GrainTypes")]
    [InlineData("Trace")]
    [InlineData("Reminders")]
    [InlineData("Reminders/1")]
    [InlineData("nothing-of-it")]
    public async Task What_reads_more_than_counts_is_not_there(string path)
    {
        using var browser = await BrowserAsync();
        await browser.GetAsync(Relative(Page + path)).ShouldBeProblem(HttpStatusCode.NotFound, "request.not_found");
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    /// <summary>Every address that the dashboard has, once its pages are mapped.</summary>
    private List<string> Paths() =>
        [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.StartsWith(Page, StringComparison.Ordinal) && path != Page + "{**page}")
            .Select(path => path.Replace("{page:int}", "1", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal))];

    private async Task<string> CookieAsync()
    {
        using var opened = await _admin.PostAsync("/api/system/orleans", new { });
        (await opened.ShouldBe(HttpStatusCode.OK)).GetProperty("address").GetString().Should().Be(Page);
        return opened.Headers.GetValues("Set-Cookie").Single();
    }

    /// <summary>A client that sends what a browser would at these addresses.</summary>
    private async Task<HttpClient> BrowserAsync()
    {
        var cookie = await CookieAsync();
        var client = new HttpClient(new ForPath(OrleansDashboardApi.Path, cookie.Split(';')[0])) { BaseAddress = _app.BaseAddress };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return client;
    }

    private sealed class ForPath(string path, string cookie) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal))
                request.Headers.Add("Cookie", cookie);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
