using System.Net;
using Microsoft.Extensions.Options;

namespace StudyMate.Integration;

public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    public void Private_addresses_are_not_public(string address) => Assert.False(WebhookSender.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    public void Public_addresses_are(string address) => Assert.True(WebhookSender.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_points_to_a_private_address_is_not_connected_to()
    {
        using var sender = new WebhookSender(Options.Create(new WebhookOptions()));
        var outcome = await sender.SendAsync(
            new OutgoingMessage(new Uri("https://localhost:9/hook"), "id", 0, "v1,x", ReadOnlyMemory<byte>.Empty), CancellationToken.None);
        Assert.Equal("forbidden_address", outcome.Reason);
    }

    [Fact]
    public void Plain_http_needs_the_setting_that_allows_private_addresses()
    {
        using var strict = new WebhookSender(Options.Create(new WebhookOptions()));
        using var lenient = new WebhookSender(Options.Create(new WebhookOptions { AllowPrivateAddresses = true }));
        Assert.NotNull(strict.Refuse(new Uri("http://example.org/hook")));
        Assert.Null(lenient.Refuse(new Uri("http://127.0.0.1:9/hook")));
    }
}
