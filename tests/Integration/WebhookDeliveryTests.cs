using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Integration;

public sealed class WebhookDeliveryTests
{
    [Fact]
    public async Task A_pushed_assignment_reaches_every_endpoint_that_listens_signed_and_once()
    {
        await using var partner = await Partner.StartAsync();
        await using var app = await StartAsync();
        var live = await LiveSchool.OpenAsync(app);
        var created = await CreateEndpointAsync(live, partner, "assignment.pushed");
        await CreateEndpointAsync(live, partner, "theme.published");
        var secret = created.GetProperty("secret").GetString()!;

        var assignment = await live.AssignAsync();
        var message = await partner.NextAsync();

        StandardWebhooks.Verify(message, [secret], DateTimeOffset.UtcNow).Should().BeNull();
        using var body = JsonDocument.Parse(message.Body.ToArray());
        body.RootElement.GetProperty("type").GetString().Should().Be("assignment.pushed");
        body.RootElement.GetRawText().Should().Contain(assignment.GetProperty("id").GetString()!);
        await DeliveryBecomesAsync(live, "delivered");
        partner.Received.Should().Be(1);
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_with_the_same_id()
    {
        await using var partner = await Partner.StartAsync(failures: 1);
        await using var app = await StartAsync();
        var live = await LiveSchool.OpenAsync(app);
        await CreateEndpointAsync(live, partner, "assignment.pushed");

        await live.AssignAsync();
        var first = await partner.NextAsync();
        var second = await partner.NextAsync();

        second.WebhookId.Should().Be(first.WebhookId);
        var delivery = await DeliveryBecomesAsync(live, "delivered");
        delivery.GetProperty("attempts").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task An_endpoint_that_says_it_is_gone_is_switched_off()
    {
        await using var partner = await Partner.StartAsync(failures: 9, status: StatusCodes.Status410Gone);
        await using var app = await StartAsync();
        var live = await LiveSchool.OpenAsync(app);
        await CreateEndpointAsync(live, partner, "assignment.pushed");

        await live.AssignAsync();
        await partner.NextAsync();
        var admin = live.School.As(Role.Admin);
        await Wait.UntilAsync(async () => !(await admin.GetJsonAsync("/api/webhooks/endpoints")).GetProperty("items")[0].GetProperty("active").GetBoolean());

        await live.AssignAsync();
        (await admin.GetJsonAsync("/api/audit")).GetRawText().Should().Contain("webhook.endpoint_gone");
        partner.Received.Should().Be(1);
    }

    [Fact]
    public async Task An_endpoint_is_left_alone_for_as_long_as_it_asks()
    {
        var clock = TestClock.Noon();
        await using var partner = await Partner.StartAsync(failures: 1, status: StatusCodes.Status429TooManyRequests, retryAfter: "120");
        await using var app = await StartAsync(clock);
        var live = await LiveSchool.OpenAsync(app);
        await CreateEndpointAsync(live, partner, "assignment.pushed");

        await live.AssignAsync();
        await partner.NextAsync();
        await Wait.UntilAsync(async () => (await DeliveryBecomesAsync(live, "waiting")).GetProperty("attempts").GetInt32() == 1);
        var held = await DeliveryBecomesAsync(live, "waiting");
        held.GetProperty("nextAttemptAt").GetDateTimeOffset().Should().Be(clock.GetUtcNow().AddSeconds(120));

        // Something else happens, and the usual wait passes.
        await live.AssignAsync();
        clock.Advance(TimeSpan.FromSeconds(60));
        await live.School.As(Role.Admin).GetJsonAsync("/api/webhooks/deliveries");
        partner.Received.Should().Be(1);

        clock.Advance(TimeSpan.FromSeconds(61));
        await partner.NextAsync();
        await partner.NextAsync();
    }

    [Fact]
    public async Task A_delivery_is_replayed_by_a_person_and_one_of_a_deleted_endpoint_is_not()
    {
        await using var partner = await Partner.StartAsync();
        await using var app = await StartAsync();
        var live = await LiveSchool.OpenAsync(app);
        var admin = live.School.As(Role.Admin);
        var created = await CreateEndpointAsync(live, partner);
        var endpoint = created.GetProperty("endpoint").GetProperty("id").GetString()!;
        var ping = await admin.PostAsync($"/api/webhooks/endpoints/{endpoint}/ping", null).ShouldBe(HttpStatusCode.Accepted);
        var id = ping.GetProperty("id").GetString()!;
        await partner.NextAsync();
        await DeliveryBecomesAsync(live, "delivered");

        await admin.PostAsync($"/api/webhooks/deliveries/{id}/replay", null).ShouldBe(HttpStatusCode.Accepted);
        (await partner.NextAsync()).WebhookId.Should().Be(id);

        await admin.DeleteAsync(new Uri($"/api/webhooks/endpoints/{endpoint}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        await admin.PostAsync($"/api/webhooks/deliveries/{id}/replay", null).ShouldBeProblem(HttpStatusCode.NotFound, "webhook.endpoint_not_found");
    }

    [Fact]
    public async Task Private_addresses_are_refused_unless_allowed()
    {
        var school = await TestSchool.CreateAsync();
        var admin = school.As(Role.Admin);
        await admin.PostAsync("/api/webhooks/endpoints", new { url = "http://127.0.0.1:9/hook" })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "webhook.forbidden_address", "url");
        await admin.PostAsync("/api/webhooks/endpoints", new { url = "ftp://example.org" })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "webhook.invalid_url", "url");
        await admin.PostAsync("/api/webhooks/endpoints", new { url = "https://example.org/hook", events = new[] { "nonsense" } })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "webhook.unknown_event", "events[0]");
    }

    private static Task<StudyMateApp> StartAsync(TimeProvider? clock = null) => StudyMateApp.StartAsync(new AppSettings
    {
        Time = clock,
        Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Webhooks:AllowPrivateAddresses"] = "true" },
    });

    private static Task<JsonElement> CreateEndpointAsync(LiveSchool live, Partner partner, params string[] events) =>
        live.School.As(Role.Admin).PostAsync("/api/webhooks/endpoints", new { url = partner.Url, events }).ShouldBe(HttpStatusCode.Created);

    private static async Task<JsonElement> DeliveryBecomesAsync(LiveSchool live, string status)
    {
        for (var attempt = 0; ; attempt++)
        {
            var page = await live.School.As(Role.Admin).GetJsonAsync($"/api/webhooks/deliveries?status={status}");
            var items = page.GetProperty("items");
            if (items.GetArrayLength() > 0)
                return items[0];
            attempt.Should().BeLessThan(100, $"No delivery became {status}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Somebody else's server that listens.</summary>
    private sealed class Partner(WebApplication app, int failures, int status, string? retryAfter) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<InboundWebhook> _messages = new();
        private readonly SemaphoreSlim _arrived = new(0);
        private int _received;

        public string Url => app.Urls.First() + "/hook";

        public int Received => _received;

        public static async Task<Partner> StartAsync(int failures = 0, int status = StatusCodes.Status503ServiceUnavailable, string? retryAfter = null)
        {
            var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
            var app = builder.Build();
            var partner = new Partner(app, failures, status, retryAfter);
            app.MapPost("/hook", partner.TakeAsync);
            await app.StartAsync();
            return partner;
        }

        public async Task<InboundWebhook> NextAsync()
        {
            (await _arrived.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue("No message came.");
            _messages.TryDequeue(out var message);
            message.Should().NotBeNull();
            return message;
        }

        public ValueTask DisposeAsync()
        {
            _arrived.Dispose();
            return app.DisposeAsync();
        }

        private async Task<IResult> TakeAsync(HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _messages.Enqueue(new InboundWebhook(
                request.Headers["webhook-id"].ToString(),
                request.Headers["webhook-timestamp"].ToString(),
                request.Headers["webhook-signature"].ToString(),
                [.. body.ToArray()],
                [],
                SentAt: null,
                Malformed: null));
            var received = Interlocked.Increment(ref _received);
            _arrived.Release();
            if (received > failures)
                return Results.NoContent();
            request.HttpContext.Response.Headers.RetryAfter = retryAfter;
            return Results.StatusCode(status);
        }
    }
}
