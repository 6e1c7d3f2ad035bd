using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using global::StandardWebhooks;
using global::StandardWebhooks.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace StudyMate.Integration;

public sealed class StandardWebhooksTests
{
    // The published example of the Standard Webhooks reference libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset SentAt = DateTimeOffset.FromUnixTimeSeconds(Timestamp);

    [Fact]
    public void Signing_gives_the_published_example() =>
        StandardWebhooks.Sign([Secret], Id, Timestamp, Encoding.UTF8.GetBytes(Body)).Should().Be(Signature);

    [Fact]
    public void A_genuine_fresh_message_is_taken() => Verify(Message()).Should().BeNull();

    [Theory]
    [InlineData(-300, null)]
    [InlineData(300, null)]
    [InlineData(-301, "webhook.stale")]
    [InlineData(301, "webhook.stale")]
    public void A_message_is_fresh_for_five_minutes(int clockAheadSeconds, string? code) =>
        (StandardWebhooks.Verify(Message(), [Secret], SentAt.AddSeconds(clockAheadSeconds))?.Code).Should().Be(code);

    [Fact]
    public void Either_of_two_active_secrets_signs() =>
        StandardWebhooks.Verify(Message(), ["whsec_" + Convert.ToBase64String(new byte[32]), Secret], SentAt).Should().BeNull();

    [Fact]
    public void Any_of_several_signatures_counts() =>
        Verify(Message() with { Signature = "v1,AAAA v1a,xyz " + Signature }).Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("v1,")]
    [InlineData("v1,!!!")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    public void A_signature_that_does_not_match_is_refused(string signature) =>
        (Verify(Message() with { Signature = signature })?.Code).Should().Be("webhook.bad_signature");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("1614265330.5")]
    [InlineData("99999999999999999999")]
    public void A_timestamp_that_is_none_is_refused(string? timestamp) =>
        (Verify(Message() with { Timestamp = timestamp })?.Code).Should().Be("webhook.bad_signature");

    [Fact]
    public void A_changed_body_id_or_time_is_refused()
    {
        Verify(Message() with { Body = [.. Encoding.UTF8.GetBytes(Body + " ")] }).Should().NotBeNull();
        Verify(Message() with { WebhookId = Id + "x" }).Should().NotBeNull();
        Verify(Message() with { Timestamp = "1614265331" }).Should().NotBeNull();
        Verify(Message() with { WebhookId = null }).Should().NotBeNull();
    }

    [Fact]
    public void Without_secrets_nothing_is_genuine() =>
        (StandardWebhooks.Verify(Message(), [], SentAt)?.Code).Should().Be("webhook.bad_signature");

    /// <summary>Not in the product: it knows no clock but the machine's, and of several signatures it takes the first one only.</summary>
    [Fact]
    public void What_we_sign_the_library_of_others_takes()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var headers = new HeaderDictionary
        {
            ["webhook-id"] = Id,
            ["webhook-timestamp"] = now.ToString(CultureInfo.InvariantCulture),
            ["webhook-signature"] = StandardWebhooks.Sign([Secret], Id, now, Encoding.UTF8.GetBytes(Body)),
        };

        new StandardWebhook(Secret).Verify(Body, headers);
        FluentActions.Invoking(() => new StandardWebhook(Secret).Verify(Body + " ", headers)).Should().ThrowExactly<WebhookVerificationException>();
    }

    [Fact]
    public void What_the_library_of_others_signs_we_take() =>
        Verify(Message() with { Signature = new StandardWebhook(Secret).Sign(Id, SentAt, Body) }).Should().BeNull();

    private static Common.Error? Verify(InboundWebhook message) => StandardWebhooks.Verify(message, [Secret], SentAt);

    private static InboundWebhook Message() =>
        new(Id, "1614265330", Signature, [.. Encoding.UTF8.GetBytes(Body)], ImmutableArray<Learning.DeviceEvent>.Empty, SentAt: null, Malformed: null);
}
