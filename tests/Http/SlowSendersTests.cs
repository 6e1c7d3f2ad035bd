using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>Who sends slowly, or much at a time, keeps nobody out but themselves.</summary>
public sealed class SlowSendersTests
{
    private const string Head = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{\"email\":";

    [Fact]
    public async Task Bodies_that_are_still_arriving_take_no_place()
    {
        await using var app = await StartAsync(("Overload:MaxConcurrentRequests", "2"), ("Overload:MaxQueuedRequests", "0"));
        using var slow = new Sockets(app);
        for (var index = 0; index < 20; index++)
            await slow.SendAsync(Head);

        using var client = app.As(Somebody());
        // Until the last of them has come as far as its body.
        await Wait.UntilAsync(async () =>
        {
            using var answer = await client.PostAsync("/api/echo", new { name = "n" });
            return answer.StatusCode == HttpStatusCode.OK;
        });
        for (var times = 0; times < 5; times++)
            await client.PostAsync("/api/echo", new { name = "n" }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stranger_who_does_not_keep_up_is_cut_off()
    {
        var clock = TestClock.Noon();
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Time = clock });
        using var slow = new Sockets(app);
        var socket = await slow.SendAsync(Head);

        var answer = Sockets.ReceiveAsync(socket);
        await Wait.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return answer.IsCompleted;
        });
        (await answer).Should().StartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task One_address_has_a_bounded_number_of_strangers_at_a_time_and_others_have_theirs()
    {
        await using var app = await StartAsync(("Overload:MaxAnonymousPerAddress", "4"));
        using var slow = new Sockets(app);
        using var here = app.Anonymous();
        await Wait.UntilAsync(async () =>
        {
            await slow.SendAsync(Head);
            using var answer = await here.PostAsync("/api/auth/refresh", new { refreshToken = "nobody's" });
            return answer.StatusCode == HttpStatusCode.TooManyRequests;
        });

        using var refused = await here.PostAsync("/api/auth/refresh", new { refreshToken = "nobody's" });
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        await refused.ShouldBeProblem(HttpStatusCode.TooManyRequests, "request.rate_limited");
        using var elsewhere = From(app, "127.0.0.2");
        await elsewhere.PostAsync("/api/auth/refresh", new { refreshToken = "nobody's" })
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        using var signedIn = app.As(Somebody());
        await signedIn.PostAsync("/api/echo", new { name = "n" }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_account_has_a_bounded_number_of_bodies_that_are_arriving()
    {
        await using var app = await StartAsync(("Overload:MaxBodiesPerAccount", "2"));
        using var slow = new Sockets(app);
        var actor = Somebody();
        var head = Head.Replace("/api/auth/login", "/api/echo", StringComparison.Ordinal)
            .Replace("Host: x", $"Host: x\r\nAuthorization: {TestSignIn.HeaderOf(actor)}", StringComparison.Ordinal);
        using var same = app.As(actor);
        await Wait.UntilAsync(async () =>
        {
            await slow.SendAsync(head);
            using var answer = await same.PostAsync("/api/echo", new { name = "n" });
            return answer.StatusCode == HttpStatusCode.TooManyRequests;
        });

        using var other = app.As(Somebody("other"));
        await other.PostAsync("/api/echo", new { name = "n" }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Doors_for_strangers_take_small_bodies_only()
    {
        var app = await StudyMateApp.SharedAsync();
        // What ErgoMate's server sends is signed, and its headers are looked at first.
        ImmutableArray<string> large = ["api/webhooks/ergo/{tenantId}"];
        var doors = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null
                && endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Any(Idempotency.IsCommand))
            .Select(endpoint => (
                Path: endpoint.RoutePattern.RawText!.TrimStart('/'),
                Limit: endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyLimits.Default))
            .ToArray();

        doors.Select(door => door.Path).Should().Contain("api/auth/login").And.Contain(large);
        doors.Where(door => !large.Contains(door.Path)).Should().AllSatisfy(door => door.Limit.Should().BeLessThanOrEqualTo(4 * 1024, door.Path));
        using var client = app.Anonymous();
        await client.PostAsync("/api/auth/login", new { email = "a@b.fr", password = new string('p', 5_000) })
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Fact]
    public async Task A_webhook_without_its_headers_is_refused_before_its_body_comes()
    {
        await using var app = await StudyMateApp.StartAsync();
        using var slow = new Sockets(app);
        var socket = await slow.SendAsync("POST /api/webhooks/ergo/school HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n");

        (await Sockets.ReceiveAsync(socket)).Should().StartWith("HTTP/1.1 401");
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void Of_IPv6_the_network_counts(string address, string site) =>
        AnonymousLimits.SiteOf(IPAddress.Parse(address)).Should().Be(IPAddress.Parse(site));

    private static Actor Somebody(string account = "somebody") => new(account, "school", Role.Teacher);

    private static Task<StudyMateApp> StartAsync(params (string Key, string Value)[] settings) => StudyMateApp.StartAsync(new AppSettings
    {
        Configuration = settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal),
        Routes = api => api.MapPost("/echo", (NameBody body) => TypedResults.Ok(body)).RequireSignedIn(),
    });

    private static HttpClient From(StudyMateApp app, string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = app.BaseAddress };

    private sealed record NameBody(string Name);

    /// <summary>Connections that have sent what they were told and nothing more.</summary>
    private sealed class Sockets(StudyMateApp app) : IDisposable
    {
        private readonly List<Socket> _open = [];

        public async Task<Socket> SendAsync(string text)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _open.Add(socket);
            await socket.ConnectAsync(IPAddress.Loopback, app.BaseAddress.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes(text));
            return socket;
        }

        /// <summary>The beginning of the answer.</summary>
        public static async Task<string> ReceiveAsync(Socket socket)
        {
            var buffer = new byte[256];
            return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
        }

        public void Dispose() => _open.ForEach(socket => socket.Dispose());
    }
}
