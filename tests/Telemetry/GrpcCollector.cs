using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace StudyMate.Telemetry;

/// <summary>Takes what a process exports by OTLP over gRPC, as collectors do on port 4317: HTTP/2 without TLS, each message behind five bytes.</summary>
internal sealed class GrpcCollector : IAsyncDisposable
{
    private const int Prefix = 5;
    private readonly ConcurrentQueue<(string Service, byte[] Message)> _received = new();
    private readonly WebApplication _app;

    private GrpcCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.MapPost("/{service}/Export", TakeAsync);
    }

    public string Address => _app.Urls.Single();

    public static async Task<GrpcCollector> StartAsync()
    {
        var collector = new GrpcCollector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Whether a text stands in a message to the service of a signal (<c>TraceService</c>, <c>MetricsService</c>, <c>LogsService</c>).</summary>
    public bool Holds(string service, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return _received.Any(received => received.Service.EndsWith("." + service, StringComparison.Ordinal) && received.Message.AsSpan().IndexOf(bytes) >= 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(string service, HttpRequest request, HttpResponse response)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var message in Messages(body.ToArray()))
            _received.Enqueue((service, message));
        response.ContentType = "application/grpc";
        response.DeclareTrailer("grpc-status");
        // An empty answer: everything was taken.
        await response.Body.WriteAsync(new byte[Prefix]);
        response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>One byte that says whether it is compressed, its length in four, then the message.</summary>
    private static IEnumerable<byte[]> Messages(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            body[at].Should().Be(0);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(at + 1));
            yield return body[(at + Prefix)..(at + Prefix + length)];
            at += Prefix + length;
        }
    }
}
