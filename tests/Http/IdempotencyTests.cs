using System.Net;
using System.Text;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>A keyed command is carried out once, however often it is sent.</summary>
public sealed class IdempotencyTests(EdgeApp edge) : IClassFixture<EdgeApp>
{
    private static readonly object Body = new { name = "n", amount = 1, tags = Array.Empty<string>() };
    private readonly string _tenant = $"t-{Guid.NewGuid():n}";

    [Fact]
    public async Task The_first_answer_is_given_again()
    {
        var client = edge.As(_tenant);
        using var first = await client.PostAsync("/api/edge/counted", Body, key: "k1");
        using var second = await client.PostAsync("/api/edge/counted", Body, key: "k1");
        (await first.ShouldBe(HttpStatusCode.Created)).GetProperty("count").GetInt32().Should().Be(1);
        (await second.ShouldBe(HttpStatusCode.Created)).GetProperty("count").GetInt32().Should().Be(1);
        second.Headers.Location.Should().Be(first.Headers.Location);
        second.Content.Headers.ContentType.Should().Be(first.Content.Headers.ContentType);
        second.Headers.GetValues(Idempotency.ReplayedHeader).Single().Should().Be("true");
    }

    [Fact]
    public async Task Without_a_key_every_request_counts()
    {
        var client = edge.As(_tenant);
        await client.PostAsync("/api/edge/counted", Body).ShouldBe(HttpStatusCode.Created);
        var second = await client.PostAsync("/api/edge/counted", Body).ShouldBe(HttpStatusCode.Created);
        second.GetProperty("count").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task A_key_serves_one_request_only()
    {
        var client = edge.As(_tenant);
        await client.PostAsync("/api/edge/counted", Body, key: "k1").ShouldBe(HttpStatusCode.Created);
        var other = new { name = "other", amount = 1, tags = Array.Empty<string>() };
        await client.PostAsync("/api/edge/counted", other, key: "k1").ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
    }

    [Fact]
    public async Task The_order_of_members_is_no_other_request()
    {
        var client = edge.As(_tenant);
        await client.PostAsync("/api/edge/counted", HttpAssertions.Json("""{"name":"n","amount":1,"tags":["a","b"]}"""), key: "k1").ShouldBe(HttpStatusCode.Created);
        using var again = await client.PostAsync("/api/edge/counted", HttpAssertions.Json("""{ "tags": ["a","b"], "amount": 1, "name": "\u006e" }"""), key: "k1");
        (await again.ShouldBe(HttpStatusCode.Created)).GetProperty("count").GetInt32().Should().Be(1);
        await client.PostAsync("/api/edge/counted", HttpAssertions.Json("""{"name":"n","amount":1,"tags":["b","a"]}"""), key: "k1")
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task A_refusal_leaves_the_key_to_the_corrected_request(int status)
    {
        var client = edge.As(_tenant);
        var refused = await client.PostAsync($"/api/edge/counted?status={status}", Body, key: "k1").ShouldBe((HttpStatusCode)status);
        var corrected = await client.PostAsync("/api/edge/counted", Body, key: "k1").ShouldBe(HttpStatusCode.Created);
        corrected.GetProperty("count").GetInt32().Should().Be(2);
        corrected.GetProperty("operation").GetString().Should().NotBe(refused.GetProperty("operation").GetString());
    }

    [Theory]
    [InlineData("""{"name":"\ud800","amount":1,"tags":[]}""")]
    [InlineData("""{"\ud800":"n","amount":1,"tags":[]}""")]
    [InlineData("""{"name":"n","name":"m","amount":1,"tags":[]}""")]
    [InlineData("""{"name":""")]
    public async Task A_body_that_is_none_is_refused_as_without_a_key(string body) =>
        await edge.As(_tenant).PostAsync("/api/edge/counted", HttpAssertions.Json(body), key: "k1").ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_key_belongs_to_its_caller()
    {
        await edge.As(_tenant, "one").PostAsync("/api/edge/counted", Body, key: "k1").ShouldBe(HttpStatusCode.Created);
        var other = await edge.As(_tenant, "two").PostAsync("/api/edge/counted", Body, key: "k1").ShouldBe(HttpStatusCode.Created);
        other.GetProperty("count").GetInt32().Should().Be(2);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        await edge.As(_tenant).PostAsync("/api/edge/counted", Body, key).ShouldBeProblem(HttpStatusCode.BadRequest, "idempotency.invalid_key", "Idempotency-Key");

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task An_answer_that_asks_to_come_back_is_not_kept(int status)
    {
        var client = edge.As(_tenant);
        await client.PostAsync($"/api/edge/counted?status={status}", Body, key: "k1").ShouldBe((HttpStatusCode)status);
        var again = await client.PostAsync($"/api/edge/counted?status={status}", Body, key: "k1").ShouldBe((HttpStatusCode)status);
        again.GetProperty("count").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task The_retry_of_a_command_carries_the_same_operation()
    {
        var client = edge.As(_tenant);
        var first = await client.PostAsync("/api/edge/counted?status=503", Body, key: "k1").ShouldBe(HttpStatusCode.ServiceUnavailable);
        var again = await client.PostAsync("/api/edge/counted?status=503", Body, key: "k1").ShouldBe(HttpStatusCode.ServiceUnavailable);
        again.GetProperty("operation").GetString().Should().Be(first.GetProperty("operation").GetString());
        first.GetProperty("operation").GetString().Should().NotBeNull();
    }

    [Fact]
    public async Task A_duplicate_waits_for_the_first_request()
    {
        var client = edge.As(_tenant);
        var first = client.PostAsync("/api/edge/gated", null, key: "k1");
        var second = client.PostAsync("/api/edge/gated", null, key: "k1");
        await client.PostAsync("/api/edge/open", null).ShouldBe(HttpStatusCode.OK);
        (await first.ShouldBe(HttpStatusCode.OK)).GetProperty("count").GetInt32().Should().Be(1);
        (await second.ShouldBe(HttpStatusCode.OK)).GetProperty("count").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task A_duplicate_does_not_wait_for_ever()
    {
        var client = edge.As(_tenant);
        Task<HttpResponseMessage>[] both = [client.PostAsync("/api/edge/gated", null, key: "k1"), client.PostAsync("/api/edge/gated", null, key: "k1")];
        using var impatient = await await Task.WhenAny(both);
        await impatient.ShouldBeProblem(HttpStatusCode.Conflict, "idempotency.in_progress");
        await client.PostAsync("/api/edge/open", null).ShouldBe(HttpStatusCode.OK);
        await Task.WhenAll(both);
    }

    [Fact]
    public async Task A_form_built_again_is_the_same_request()
    {
        var client = edge.As(_tenant);
        var first = await client.PostAsync("/api/edge/form", (object)Form("a,b"), key: "k1").ShouldBe(HttpStatusCode.OK);
        var again = await client.PostAsync("/api/edge/form", (object)Form("a,b"), key: "k1").ShouldBe(HttpStatusCode.OK);
        again.GetProperty("count").GetInt32().Should().Be(first.GetProperty("count").GetInt32());
        await client.PostAsync("/api/edge/form", (object)Form("a,c"), key: "k1").ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
    }

    private static MultipartFormDataContent Form(string text) => new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "roster.csv" } };
}
