namespace StudyMate.Integration;

public sealed class UpdateWebhookEndpointRuleTests
{
    private static readonly WebhookEndpoint Endpoint = new("e", "https://example.org/hook", [WebhookEvents.Ping], Active: true, DateTimeOffset.UnixEpoch, ["sealed"]);
    private static readonly WebhooksState State = new() { Endpoints = [Endpoint] };

    [Fact]
    public void What_is_not_said_stays_as_it_is()
    {
        Decide(new UpdateWebhookEndpoint("e", null, null, null)).Should().BeEquivalentTo(Endpoint);
        Decide(new UpdateWebhookEndpoint("e", null, null, Active: false)).Should().BeEquivalentTo(Endpoint with { Active = false });
        Decide(new UpdateWebhookEndpoint("e", "https://example.org/other", [], null)).Should().BeEquivalentTo(Endpoint with { Url = "https://example.org/other", Events = [] });
    }

    [Fact]
    public void An_endpoint_that_does_not_exist_is_not_found() =>
        (UpdateWebhookEndpointRule.Decide(State, new UpdateWebhookEndpoint("other", null, null, null), new Fence()).Error?.Code).Should().Be("webhook.endpoint_not_found");

    [Fact]
    public void Addresses_and_events_are_judged_as_for_a_new_one()
    {
        (UpdateWebhookEndpointRule.Decide(State, new UpdateWebhookEndpoint("e", "https://inside", null, null), new Fence()).Error?.Code).Should().Be("webhook.forbidden_address");
        (UpdateWebhookEndpointRule.Decide(State, new UpdateWebhookEndpoint("e", null, ["theme.sung"], null), new Fence()).Error?.Code).Should().Be("webhook.unknown_event");
    }

    private static WebhookEndpoint Decide(UpdateWebhookEndpoint command) => UpdateWebhookEndpointRule.Decide(State, command, new Fence()).Value.Endpoints.Single();
}
