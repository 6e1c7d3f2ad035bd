using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Operations;

/// <summary>What the API counts of itself, read back over HTTP.</summary>
public sealed class TelemetryTests
{
    private const string ClassRoute = "/api/classes/{id}";

    [Fact]
    public async Task Requests_and_refusals_show_by_route_in_their_own_school_only()
    {
        var (school, other) = (await TestSchool.CreateAsync(), await TestSchool.CreateAsync());
        using var direction = school.As(Role.Direction);
        for (var time = 0; time < 3; time++)
            await direction.GetJsonAsync("/api/classes");
        for (var time = 0; time < 2; time++)
            await direction.GetAsync(new Uri("/api/classes/no-such-class", UriKind.Relative)).ShouldBe(HttpStatusCode.NotFound);
        await other.As(Role.Direction).GetJsonAsync("/api/students");

        // One route at a time: reading counts as well.
        var overview = (await StatsAsync(school, "overview", stats => Total(stats) >= 2, Only(ClassRoute))).GetProperty("overview");
        var total = overview.GetProperty("total");
        (Int(total, "requests"), Int(total, "successful"), Int(total, "clientErrors"), Int(total, "serverErrors")).Should().Be((2, 0, 2, 0));
        total.GetProperty("errorRate").GetDouble().Should().Be(100);
        overview.GetProperty("days").EnumerateArray().Sum(day => Int(day.GetProperty("figures"), "requests")).Should().Be(2);
        overview.GetProperty("hours").EnumerateArray().Sum(hour => Int(hour.GetProperty("figures"), "requests")).Should().Be(2);
        Total(await StatsAsync(school, "overview", stats => Total(stats) >= 3, Only("/api/classes"))).Should().Be(3);

        var endpoints = (await StatsAsync(school, "endpoints")).GetProperty("endpoints").GetProperty("items").EnumerateArray().ToList();
        var one = endpoints.Single(item => item.GetProperty("route").GetString() == ClassRoute);
        (Int(one.GetProperty("figures"), "requests"), Int(one.GetProperty("figures"), "clientErrors")).Should().Be((2, 2));
        endpoints.Should().NotContain(item => item.GetProperty("route").GetString() == "/api/students");

        var errors = (await StatsAsync(school, "errors")).GetProperty("errors");
        var group = errors.GetProperty("groups").EnumerateArray().Should().ContainSingle().Subject;
        (Int(group, "status"), group.GetProperty("code").GetString(), Int(group, "count")).Should().Be((404, "class.not_found", 2));
        errors.GetProperty("recent").EnumerateArray().Should().ContainSingle().Which.GetProperty("requestId").GetString().Should().NotBeNullOrEmpty();

        var narrowed = await StatsAsync(school, "endpoints", path: Only(ClassRoute));
        narrowed.GetProperty("endpoints").GetProperty("items").EnumerateArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_percentile_lies_within_the_bucket_of_what_was_measured()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Routes = api => api.MapGet("/edge/slow", async () =>
            {
                await Task.Delay(60);
                return TypedResults.Ok(new { });
            }).AllowAnonymous(),
        });
        var school = await TestSchool.CreateAsync(app);
        using var teacher = school.As(Role.Teacher);
        for (var time = 0; time < 10; time++)
            await teacher.GetJsonAsync("/api/edge/slow");

        var performance = (await StatsAsync(school, "performance", stats => Int(stats.GetProperty("performance").GetProperty("total"), "requests") >= 10, Only("/api/edge/slow"))).GetProperty("performance");
        var slow = performance.GetProperty("endpoints").EnumerateArray().Single(item => item.GetProperty("route").GetString() == "/api/edge/slow").GetProperty("figures");
        var (p50, p95, max) = (slow.GetProperty("p50Ms").GetDouble(), slow.GetProperty("p95Ms").GetDouble(), slow.GetProperty("maxMs").GetDouble());
        p50.Should().BeInRange(50, p95);
        p95.Should().BeInRange(p50, max);
        slow.GetProperty("averageMs").GetDouble().Should().BeInRange(55, max);

        var buckets = performance.GetProperty("distribution").EnumerateArray().Where(bucket => bucket.GetProperty("upToMs").ValueKind == JsonValueKind.Number);
        buckets.Where(bucket => bucket.GetProperty("upToMs").GetDouble() <= 50).Sum(bucket => Int(bucket, "requests")).Should().Be(0);
    }

    [Fact]
    public async Task Nothing_that_a_caller_makes_up_becomes_a_route_or_a_tenant()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        using var stranger = app.Anonymous();
        stranger.DefaultRequestHeaders.Add("X-Tenant-Id", "ife-paris");
        for (var number = 0; number < 20; number++)
        {
            using var request = new HttpRequestMessage(new HttpMethod($"MAKE{number}"), $"/api/made/up/{number}");
            using var answer = await stranger.SendAsync(request);
        }

        var school = await RealSchool.OpenAsync(app);
        var platform = await school.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform);
        using var admin = await school.ClientOfAsync(platform);
        JsonElement stats = default;
        await Wait.UntilAsync(async () =>
        {
            await PublishAsync(app);
            stats = await admin.GetJsonAsync("/api/telemetry/stats?view=endpoints");
            return stats.GetProperty("endpoints").GetProperty("items").EnumerateArray().Any(item => item.GetProperty("method").GetString() == "OTHER" && Int(item.GetProperty("figures"), "requests") == 20);
        });

        var made = stats.GetProperty("endpoints").GetProperty("items").EnumerateArray().Single(item => item.GetProperty("method").GetString() == "OTHER");
        (made.GetProperty("route").GetString(), Int(made.GetProperty("figures"), "requests")).Should().Be(("(no route)", 20));
    }

    [Theory]
    [InlineData("?view=everything", HttpStatusCode.BadRequest, "telemetry.view_unknown")]
    [InlineData("?from=2020-01-01&to=2026-01-01", HttpStatusCode.UnprocessableEntity, "telemetry.range_too_long")]
    [InlineData("?limit=501", HttpStatusCode.BadRequest, null)]
    public async Task What_cannot_be_asked_is_refused(string query, HttpStatusCode status, string? code)
    {
        var school = await TestSchool.CreateAsync();
        var problem = await school.As(Role.Admin).GetAsync(new Uri("/api/telemetry/stats" + query, UriKind.Relative)).ShouldBe(status);
        if (code is not null)
            problem.GetProperty("code").GetString().Should().Be(code);
    }

    [Fact]
    public async Task A_message_that_comes_again_counts_once()
    {
        var school = await TestSchool.CreateAsync();
        var minute = Minute(DateTimeOffset.UtcNow, 7);
        var counts = new RequestCounts(Guid.NewGuid().ToString("n"), [minute]);
        for (var time = 0; time < 2; time++)
            await SendAsync(school, counts);
        await SendAsync(school, new RequestCounts(Guid.NewGuid().ToString("n"), [minute]));

        var stats = await StatsAsync(school, "overview", stats => Total(stats) >= 14, Only("/api/classes"));
        Total(stats).Should().Be(14);
    }

    [Fact]
    public async Task Every_day_yesterday_is_put_aside_and_what_is_too_old_is_forgotten()
    {
        var school = await TestSchool.CreateAsync();
        var now = DateTimeOffset.UtcNow;
        await SendAsync(school, new RequestCounts("days", [Minute(now.AddDays(-1), 3), Minute(now.AddDays(-91), 5), Minute(now, 1)]));
        await StatsAsync(school, "overview", stats => Total(stats) >= 4, Only("/api/classes"));

        await school.Grain<ITelemetryGrain>(ITelemetryGrain.Id).AsReference<IRemindable>().ReceiveReminder("telemetry", default);

        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(now.AddDays(-1), "Europe/Paris").DateTime);
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(school.App.DataFolder, "telemetry", school.Tenant, $"{day:yyyy-MM-dd}.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        var line = JsonDocument.Parse((await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle().Subject).RootElement;
        (line.GetProperty("route").GetString(), Int(line, "successful")).Should().Be(("/api/classes", 3));

        var csv = await school.As(Role.Direction).GetStringAsync(new Uri($"/api/telemetry/export.csv?day={day:yyyy-MM-dd}", UriKind.Relative));
        csv.Should().Contain(";/api/classes;3;3;0;0;");

        var kept = await school.App.Services.GetRequiredService<IRows>().QueryAsync<RequestRow>(
            "Telemetry/Minutes", new { tenant = school.Tenant, begin = DateTimeOffset.UnixEpoch, until = now.AddDays(1) });
        // Of the route that was sent: how often the test itself asked is counted, too.
        kept.Where(row => row.Route is "/api/classes").OrderBy(row => row.At).Select(row => row.Ok).Should().Equal(3, 1);
    }

    private static RequestMinute Minute(DateTimeOffset at, int requests) => new(
        new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero), "GET", "/api/classes", [requests, 0, 0, 0], requests * 1_500, 1_500, "one",
        [0, requests, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], []);

    private static Task SendAsync(TestSchool school, RequestCounts counts)
    {
        Actor.System(school.Tenant).Enter();
        return school.App.Services.GetRequiredService<IClusterClient>().GetStreamProvider(FactStreams.Provider)
            .GetStream<RequestCounts>(StreamId.Create(TelemetryStreams.Namespace, GrainKeys.Of(school.Tenant, ITelemetryGrain.Id))).OnNextAsync(counts);
    }

    /// <summary>Counts are handed over every ten seconds; here at once.</summary>
    private static Task PublishAsync(StudyMateApp app) => app.Services.GetRequiredService<RequestTelemetry>().PublishAsync();

    private static async Task<JsonElement> StatsAsync(TestSchool school, string view, Func<JsonElement, bool>? until = null, string path = "")
    {
        JsonElement stats = default;
        await Wait.UntilAsync(async () =>
        {
            // A request is counted once its answer has been sent, so perhaps a moment after it was read.
            await PublishAsync(school.App);
            using var direction = school.As(Role.Direction);
            stats = await direction.GetJsonAsync($"/api/telemetry/stats?view={view}{path}");
            return until is null || until(stats);
        });
        return stats;
    }

    private static string Only(string route) => $"&endpoint={Uri.EscapeDataString(route)}";

    private static int Total(JsonElement stats) => Int(stats.GetProperty("overview").GetProperty("total"), "requests");

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
