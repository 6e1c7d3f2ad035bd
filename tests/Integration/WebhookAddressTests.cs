using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
    [InlineData("2001::1")]
    [InlineData("5f00::1")]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::ffff:255.255.255.255")]
    [InlineData("::ffff:0:808:808")]
    [InlineData("5f00::")]
    [InlineData("5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("3fff::")]
    [InlineData("3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:10::")]
    [InlineData("2001:1f:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("192.88.99.0")]
    [InlineData("192.88.99.255")]
    [InlineData("192.88.99.1")]
    [InlineData("168.63.129.16")]
    public void Private_addresses_are_not_public(string address) => WebhookSender.IsPublic(IPAddress.Parse(address)).Should().BeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.88.98.255")]
    [InlineData("192.88.100.0")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450::1")]
    [InlineData("3ffe:ffff::1")]
    public void Public_addresses_are(string address) => WebhookSender.IsPublic(IPAddress.Parse(address)).Should().BeTrue();

    [Theory]
    [InlineData("https://localhost:9/hook")]
    [InlineData("https://[::ffff:127.0.0.1]:9/hook")]
    [InlineData("https://[::ffff:8.8.8.8]:9/hook")]
    [InlineData("https://[::127.0.0.1]:9/hook")]
    [InlineData("https://[::ffff:0:7f00:1]:9/hook")]
    [InlineData("https://2130706433:9/hook")]
    [InlineData("http://example.org/hook")]
    public async Task What_points_to_a_private_address_or_is_plain_http_is_not_connected_to(string url) =>
        (await SendAsync(url, new WebhookOptions())).Reason.Should().Be("forbidden_address");

    [Theory]
    [InlineData("http://127.0.0.1:{0}/hook")]
    [InlineData("https://127.0.0.1:{0}/hook")]
    public async Task Nobody_who_answers_is_an_outcome(string url)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        var outcome = await SendAsync(string.Format(CultureInfo.InvariantCulture, url, port), new WebhookOptions { AllowPrivateAddresses = true });
        outcome.Reason.Should().Be("unreachable");
    }

    [Fact]
    public async Task Who_speaks_another_protocol_is_an_outcome()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var speaks = SpeakAsync(listener);
        var outcome = await SendAsync($"https://{listener.LocalEndpoint}/hook", new WebhookOptions { AllowPrivateAddresses = true });
        await speaks;
        outcome.Reason.Should().Be("unreachable");
    }

    [Fact]
    public void Plain_http_needs_the_setting_that_allows_private_addresses()
    {
        using var strict = new WebhookSender(Options.Create(new WebhookOptions()), TimeProvider.System);
        using var lenient = new WebhookSender(Options.Create(new WebhookOptions { AllowPrivateAddresses = true }), TimeProvider.System);
        strict.Refuse(new Uri("http://example.org/hook")).Should().NotBeNull();
        lenient.Refuse(new Uri("http://127.0.0.1:9/hook")).Should().BeNull();
    }

    private static async Task<SendOutcome> SendAsync(string url, WebhookOptions options)
    {
        using var sender = new WebhookSender(Options.Create(options), TimeProvider.System);
        return await sender.SendAsync(new OutgoingMessage(new Uri(url), "id", 0, "v1,x", ReadOnlyMemory<byte>.Empty), CancellationToken.None);
    }

    private static async Task SpeakAsync(TcpListener listener)
    {
        using var caller = await listener.AcceptTcpClientAsync();
        await caller.GetStream().WriteAsync("220 mail.example ESMTP\r\n"u8.ToArray());
    }
}
