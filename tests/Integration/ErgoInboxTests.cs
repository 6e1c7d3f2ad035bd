using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Integration;

public sealed class ErgoInboxTests
{
    [Fact]
    public async Task Signed_events_are_taken_once_and_a_repeated_message_has_no_effect()
    {
        var live = await LiveSchool.OpenAsync();
        var secret = await RotateAsync(live);
        var body = Body(live.Event(0, "session.started", "s-1", 1, new { mode = "practice", questionIds = Array.Empty<string>() }));

        var first = await SendAsync(live, secret, "msg-1", body).ShouldBe(HttpStatusCode.Accepted);
        first.GetProperty("accepted").GetInt32().Should().Be(1);
        var again = await SendAsync(live, secret, "msg-1", body).ShouldBe(HttpStatusCode.Accepted);
        (again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicates").GetInt32()).Should().Be((0, 1));
        again.GetProperty("position").GetInt64().Should().Be(first.GetProperty("position").GetInt64());

        // The same events in another message are duplicates, too.
        var other = await SendAsync(live, secret, "msg-2", body).ShouldBe(HttpStatusCode.Accepted);
        other.GetProperty("duplicates").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Events_without_a_student_or_of_nobody_are_refused_by_their_index()
    {
        var live = await LiveSchool.OpenAsync();
        var secret = await RotateAsync(live);
        var good = live.Event(1, "session.started", "s-2", 1, new { mode = "practice", questionIds = Array.Empty<string>() });
        var nobody = new { eventId = Guid.NewGuid(), type = "session.started", studentId = "no-such-student", sessionId = "s", occurredAt = DateTimeOffset.UtcNow, clientSeq = 1, deviceId = "d", data = new { mode = "practice" } };

        var taken = await SendAsync(live, secret, "msg-1", Body(new { eventId = Guid.NewGuid(), type = "error" }, good, nobody)).ShouldBe(HttpStatusCode.Accepted);

        taken.GetProperty("accepted").GetInt32().Should().Be(1);
        var rejected = taken.GetProperty("rejected").EnumerateArray().Select(item => item.GetProperty("index").GetInt32());
        rejected.Should().Equal(0, 2);
    }

    [Fact]
    public async Task Other_events_under_a_known_message_id_are_taken_and_a_repetition_repeats_its_refusals()
    {
        var live = await LiveSchool.OpenAsync();
        var secret = await RotateAsync(live);
        var started = live.Event(0, "session.started", "s-1", 1, new { mode = "practice", questionIds = Array.Empty<string>() });
        var refused = new { eventId = Guid.NewGuid(), type = "error" };
        await SendAsync(live, secret, "msg-1", Body(started, refused)).ShouldBe(HttpStatusCode.Accepted);

        var again = await SendAsync(live, secret, "msg-1", Body(started, refused)).ShouldBe(HttpStatusCode.Accepted);
        var other = await SendAsync(live, secret, "msg-1", Body(live.Event(1, "session.started", "s-2", 1, new { mode = "practice", questionIds = Array.Empty<string>() })))
            .ShouldBe(HttpStatusCode.Accepted);

        (again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicates").GetInt32()).Should().Be((0, 1));
        var rejected = again.GetProperty("rejected").EnumerateArray().Should().ContainSingle().Subject;
        (rejected.GetProperty("index").GetInt32(), rejected.GetProperty("code").GetString()).Should().Be((1, "event.student_required"));
        other.GetProperty("accepted").GetInt32().Should().Be(1);
    }

    [Theory]
    [InlineData(@"\uFFFE", "event.data_invalid")]
    [InlineData(@"\ud800", "event.data_invalid")]
    public async Task A_text_that_is_none_costs_its_own_event_only(string text, string code)
    {
        var live = await LiveSchool.OpenAsync();
        var secret = await RotateAsync(live);
        var faulty = live.Event(0, "answer.given", "s-1", 1, new { questionId = "q4", given = "@@@", elapsedMs = 1 }, id: "3c9d8f5e-1e0a-4b6f-8a61-6f0b8a5f21d4");
        var good = live.Event(1, "answer.given", "s-2", 1, new { questionId = "q4", given = "phares", elapsedMs = 1 });

        var taken = await SendAsync(live, secret, "msg-1", Body(faulty, good).Replace("@@@", text, StringComparison.Ordinal)).ShouldBe(HttpStatusCode.Accepted);

        taken.GetProperty("accepted").GetInt32().Should().Be(1);
        var rejected = taken.GetProperty("rejected").EnumerateArray().Should().ContainSingle().Subject;
        (rejected.GetProperty("index").GetInt32(), rejected.GetProperty("eventId").GetString(), rejected.GetProperty("code").GetString())
            .Should().Be((0, "3c9d8f5e-1e0a-4b6f-8a61-6f0b8a5f21d4", code));
    }

    [Fact]
    public async Task A_message_that_is_not_signed_with_an_active_secret_is_refused()
    {
        var live = await LiveSchool.OpenAsync();
        var body = Body();
        await SendAsync(live, "whsec_" + Convert.ToBase64String(new byte[32]), "msg-1", body)
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "webhook.bad_signature", "webhook-signature");

        var oldest = await RotateAsync(live);
        var older = await RotateAsync(live);
        var newest = await RotateAsync(live);
        await SendAsync(live, newest, "msg-2", body).ShouldBe(HttpStatusCode.Accepted);
        await SendAsync(live, older, "msg-3", body).ShouldBe(HttpStatusCode.Accepted);
        await SendAsync(live, oldest, "msg-4", body).ShouldBeProblem(HttpStatusCode.Unauthorized, "webhook.bad_signature");
    }

    [Fact]
    public async Task A_stale_message_is_refused()
    {
        var live = await LiveSchool.OpenAsync();
        var secret = await RotateAsync(live);
        await SendAsync(live, secret, "msg-1", Body(), DateTimeOffset.UtcNow.AddMinutes(-6)).ShouldBeProblem(HttpStatusCode.Unauthorized, "webhook.stale");
    }

    [Fact]
    public async Task Only_a_genuine_sender_is_told_that_its_body_is_malformed()
    {
        var live = await LiveSchool.OpenAsync();
        var secret = await RotateAsync(live);
        await SendAsync(live, secret, "msg-1", """{"events":[}""").ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed");
        await SendAsync(live, "whsec_" + Convert.ToBase64String(new byte[32]), "msg-1", """{"events":[}""")
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "webhook.bad_signature");
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("archive")]
    public async Task A_school_that_is_closed_takes_no_events_until_it_is_open_again(string how)
    {
        var live = await LiveSchool.OpenAsync();
        var secret = await RotateAsync(live);
        var body = Body(live.Event(0, "session.started", "s-1", 1, new { mode = "practice", questionIds = Array.Empty<string>() }));
        var platform = live.School.App.As(new Actor("root", GrainKeys.Platform, Role.PlatformAdmin));
        await platform.PostAsync($"/api/tenants/{live.School.Tenant}/{how}", null).ShouldBe(HttpStatusCode.OK);

        await SendAsync(live, secret, "msg-1", body).ShouldBeProblem(HttpStatusCode.Forbidden, "tenant.read_only");
        await SendAsync(live, "whsec_" + Convert.ToBase64String(new byte[32]), "msg-1", body).ShouldBeProblem(HttpStatusCode.Unauthorized, "webhook.bad_signature");

        await platform.PostAsync($"/api/tenants/{live.School.Tenant}/activate", null).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(live, secret, "msg-1", body).ShouldBe(HttpStatusCode.Accepted)).GetProperty("accepted").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task An_unknown_school_looks_like_a_wrong_signature()
    {
        var app = await StudyMateApp.SharedAsync();
        using var client = app.Anonymous();
        using var request = Request("no-such-school", "whsec_" + Convert.ToBase64String(new byte[32]), "msg-1", Body(), DateTimeOffset.UtcNow);
        await client.SendAsync(request).ShouldBeProblem(HttpStatusCode.Unauthorized, "webhook.bad_signature");
    }

    private static async Task<string> RotateAsync(LiveSchool live)
    {
        var rotated = await live.School.As(Role.Admin).PostAsync("/api/webhooks/ergo/secret", null).ShouldBe(HttpStatusCode.OK);
        return rotated.GetProperty("secret").GetString()!;
    }

    private static string Body(params object[] events) => JsonSerializer.Serialize(new { events });

    private static async Task<HttpResponseMessage> SendAsync(LiveSchool live, string secret, string id, string body, DateTimeOffset? at = null)
    {
        var app = await StudyMateApp.SharedAsync();
        using var client = app.Anonymous();
        using var request = Request(live.School.Tenant, secret, id, body, at ?? DateTimeOffset.UtcNow);
        return await client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string tenant, string secret, string id, string body, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/webhooks/ergo/{tenant}") { Content = HttpAssertions.Json(body) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", StandardWebhooks.Sign([secret], id, timestamp, Encoding.UTF8.GetBytes(body)));
        return request;
    }
}
