using System.Collections.Immutable;

namespace StudyMate.Integration;

public sealed class CreateWebhookEndpointRuleTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_endpoint_begins_active_with_its_one_secret()
    {
        var made = CreateWebhookEndpointRule.Decide(new WebhooksState(), Command(), "sealed", new Fence(), Now).Value.Endpoints.Should().ContainSingle().Subject;

        (made.Id, made.Url, made.Active, made.CreatedAt).Should().Be(("e", "https://example.org/hook", true, Now));
        made.SealedSecrets.Should().Equal("sealed");
    }

    [Fact]
    public void A_school_has_at_most_twenty()
    {
        var full = new WebhooksState { Endpoints = [.. Enumerable.Range(0, WebhooksState.MaxEndpoints).Select(number => new WebhookEndpoint($"e{number}", "", [], true, Now, []))] };

        (CreateWebhookEndpointRule.Decide(full, Command(), "sealed", new Fence(), Now).Error?.Code).Should().Be("webhook.too_many_endpoints");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hook")]
    [InlineData("ftp://example.org/hook")]
    [InlineData("https://user@example.org/hook")]
    public void An_address_that_nothing_can_be_sent_to_is_refused(string url)
    {
        var error = CreateWebhookEndpointRule.Decide(new WebhooksState(), Command() with { Url = url }, "sealed", new Fence(), Now).Error!;

        (error.Code, error.Field).Should().Be(("webhook.invalid_url", "url"));
    }

    [Fact]
    public void An_address_that_nothing_may_be_sent_to_is_refused_with_the_reason()
    {
        var error = CreateWebhookEndpointRule.Decide(new WebhooksState(), Command() with { Url = "https://inside/hook" }, "sealed", new Fence(), Now).Error!;

        (error.Code, error.Message).Should().Be(("webhook.forbidden_address", Fence.Reason));
    }

    [Fact]
    public void An_event_that_does_not_exist_is_named_by_its_place()
    {
        var command = Command() with { Events = [WebhookEvents.Ping, "theme.sung"] };

        var error = CreateWebhookEndpointRule.Decide(new WebhooksState(), command, "sealed", new Fence(), Now).Error!;

        (error.Code, error.Field).Should().Be(("webhook.unknown_event", "events[1]"));
    }

    private static CreateWebhookEndpoint Command() => new("e", "https://example.org/hook", ImmutableArray<string>.Empty);
}

/// <summary>Sends nothing, and lets nobody send to the inside.</summary>
internal sealed class Fence : IWebhookSender
{
    public const string Reason = "Nothing goes inside.";

    public string? Refuse(Uri url) => url.Host is "inside" ? Reason : null;

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();
}
