using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Who gets a connection to a hub and how much of it, and that it ends with the right to it.</summary>
public sealed class HubAccessTests : IAsyncLifetime
{
    private const string Path = "/hubs/figures";
    private const string Elsewhere = "https://app.example";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(59);
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings
        {
            Time = _clock,
            Configuration = new Dictionary<string, string>(RealSchool.CheapPasswords, StringComparer.Ordinal)
            {
                ["Cors:Origins:0"] = Elsewhere,
                ["Overload:MaxHubConnectionsPerAccount"] = "2",
                ["CallerLimits:Burst"] = "40",
                ["CallerLimits:RequestsPerSecond"] = "1",
            },
        });
        _school = await RealSchool.OpenAsync(_app);
        _admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Who_lacks_the_permission_does_not_connect()
    {
        var school = await TestSchool.CreateAsync(_app);

        await RefusedAsync(() => LiveConnections.OpenAsync(school, Role.Student), "403");
        await using var direction = await LiveConnections.OpenAsync(school, Role.Direction);
    }

    [Fact]
    public async Task A_page_of_another_site_does_not_connect()
    {
        var token = await TokenAsync(await _school.HireAsync(Role.Direction));

        foreach (var origin in (string[])["https://evil.example", "null", $"https://{_app.BaseAddress.Authority}", Elsewhere + ".evil.example"])
            await RefusedAsync(() => OpenAsync(token, origin), "403");
        await using var own = await OpenAsync(token, _app.BaseAddress.GetLeftPart(UriPartial.Authority));
        await using var named = await OpenAsync(token, Elsewhere);
    }

    [Fact]
    public async Task One_account_has_a_bounded_number_of_connections_and_takes_none_from_others()
    {
        var claire = await TokenAsync(await _school.HireAsync(Role.Direction));
        await using var first = await LiveConnections.OpenAsync(_app, claire);
        var second = await LiveConnections.OpenAsync(_app, claire);
        await RefusedAsync(() => LiveConnections.OpenAsync(_app, claire), "429");
        await using var other = await LiveConnections.OpenAsync(_app, await TokenAsync(await _school.HireAsync(Role.Direction)));

        await second.DisposeAsync();

        // The server sees the end a moment after the client.
        HubClient? again = null;
        await Wait.UntilAsync(async () =>
        {
            try
            {
                again = await LiveConnections.OpenAsync(_app, claire);
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        });
        await again!.DisposeAsync();
    }

    [Fact]
    public async Task One_account_makes_a_bounded_number_of_calls_over_all_its_connections()
    {
        var token = await TokenAsync(await _school.HireAsync(Role.Direction));
        await using var one = await LiveConnections.OpenAsync(_app, token);
        await using var two = await LiveConnections.OpenAsync(_app, token);

        var refused = await FluentActions.Awaiting(async () =>
        {
            for (var i = 0; i < 200; i++)
                await (i % 2 == 0 ? one : two).CallAsync("UnwatchClass", "no-class");
        }).Should().ThrowExactlyAsync<HubException>();

        refused.Which.Message.Should().EndWith("request.rate_limited");
    }

    [Fact]
    public async Task Signing_out_ends_a_connection_that_watches_nothing()
    {
        var token = await TokenAsync(await _school.HireAsync(Role.Direction));
        await using var client = await LiveConnections.OpenAsync(_app, token);
        using var signedIn = _school.ClientOf(token);

        await signedIn.PostAsync("/api/auth/logout", body: null).ShouldBe(HttpStatusCode.NoContent);

        await EndsAsync(client);
    }

    [Theory]
    [InlineData("{\"status\":\"inactive\"}")]
    [InlineData("{\"role\":\"teacher\"}")]
    public async Task A_person_who_was_revoked_is_disconnected(string change)
    {
        var claire = await _school.HireAsync(Role.Direction);
        await using var client = await LiveConnections.OpenAsync(_app, await TokenAsync(claire));

        await _admin.PatchAsync($"/api/users/{claire.Id}", HttpAssertions.Json(change)).ShouldBe(HttpStatusCode.OK);

        await EndsAsync(client);
    }

    [Fact]
    public async Task A_role_that_lost_the_permission_is_disconnected_and_no_other()
    {
        await using var direction = await LiveConnections.OpenAsync(_app, await TokenAsync(await _school.HireAsync(Role.Direction)));
        await using var inspector = await LiveConnections.OpenAsync(_app, await TokenAsync(await _school.HireAsync(Role.Inspector)));

        await _admin.PutAsync("/api/tenant/permissions", new { changes = (object[])[new { role = "direction", permission = "analytics:read", allowed = false }] })
            .ShouldBe(HttpStatusCode.OK);

        await EndsAsync(direction);
        await inspector.CallAsync("UnwatchClass", "no-class");
    }

    [Theory]
    [InlineData("revoke", null)]
    [InlineData("", "{\"status\":\"suspended\"}")]
    [InlineData("", "{\"scopes\":[\"students:read\"]}")]
    public async Task A_partner_whose_key_ended_or_lost_the_scope_is_disconnected(string act, string? change)
    {
        var issued = await _admin.PostAsync("/api/partners", new { name = "Partner", scopes = (string[])["analytics:read"] }).ShouldBe(HttpStatusCode.Created);
        var id = issued.GetProperty("partner").GetProperty("id").GetString();
        await using var client = await HubClient.OpenAsync(
            _app.BaseAddress, Path, options => options.SetRequestHeader("X-API-Key", issued.GetProperty("apiKey").GetString()));

        if (change is null)
            await _admin.PostAsync($"/api/partners/{id}/{act}", null).ShouldBe(HttpStatusCode.OK);
        else
            await _admin.PatchAsync($"/api/partners/{id}", HttpAssertions.Json(change)).ShouldBe(HttpStatusCode.OK);

        await EndsAsync(client);
    }

    [Fact]
    public async Task A_school_that_was_archived_has_no_connections()
    {
        await using var client = await LiveConnections.OpenAsync(_app, await TokenAsync(await _school.HireAsync(Role.Direction)));

        await _app.As(new Actor("root", GrainKeys.Platform, Role.PlatformAdmin)).PostAsync($"/api/tenants/{_school.Tenant}/archive", null).ShouldBe(HttpStatusCode.OK);

        await EndsAsync(client);
    }

    /// <summary>Whatever the processes knew a moment ago.</summary>
    private async Task EndsAsync(HubClient client)
    {
        _clock.Advance(Within);
        await client.EndAsync();
    }

    private async Task<string> TokenAsync(Person person) => (await _school.SignInAsync(person)).GetProperty("accessToken").GetString()!;

    private Task<HubClient> OpenAsync(string token, string origin) => HubClient.OpenAsync(
        _app.BaseAddress, $"{Path}?access_token={Uri.EscapeDataString(token)}", options => options.SetRequestHeader("Origin", origin));

    private static async Task RefusedAsync(Func<Task<HubClient>> open, string status) =>
        (await FluentActions.Awaiting(open).Should().ThrowExactlyAsync<WebSocketException>()).Which.Message.Should().Contain(status);
}
