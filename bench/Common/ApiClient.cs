using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace StudyMate.Bench;

/// <summary>
/// Speaks the public API as a well-behaved client: comes back when it is told to (429, 503), and counts and times every request by kind.
/// </summary>
internal sealed class ApiClient(Uri address, int connections) : IDisposable
{
    private const int MaxAttempts = 20;

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    private readonly ConcurrentDictionary<string, Latencies> _kinds = new(StringComparer.Ordinal);
    private long _requests;
    private long _turnedAway;

    /// <summary>Requests sent, each attempt counted.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Answers 429 and 503, after which the request was sent again.</summary>
    public long TurnedAway => Interlocked.Read(ref _turnedAway);

    public Latencies Of(string kind) => _kinds.GetOrAdd(kind, _ => new Latencies());

    public Task<JsonElement> GetAsync(string kind, string path, string? token, CancellationToken cancellationToken) =>
        SendAsync(kind, HttpMethod.Get, path, token, () => null, cancellationToken);

    /// <summary>Posts an object as JSON; a repeated attempt carries the same idempotency key.</summary>
    public Task<JsonElement> PostAsync(string kind, string path, string? token, object? body, CancellationToken cancellationToken)
    {
        var key = Guid.NewGuid().ToString("n");
        return SendAsync(kind, HttpMethod.Post, path, token, () => body is null ? null : JsonContent.Create(body), cancellationToken, key);
    }

    /// <summary>Posts a body as it is.</summary>
    public Task<JsonElement> PostBytesAsync(
        string kind, string path, string token, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, string mediaType = "application/json") =>
        SendAsync(
            kind,
            HttpMethod.Post,
            path,
            token,
            () => new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
            cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(
        string kind, HttpMethod method, string path, string? token, Func<HttpContent?> content, CancellationToken cancellationToken, string? key = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content() };
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (key is not null)
                request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            Interlocked.Increment(ref _requests);
            var start = Stopwatch.GetTimestamp();
            using var answer = await _http.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && attempt < MaxAttempts)
            {
                Interlocked.Increment(ref _turnedAway);
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), cancellationToken);
                continue;
            }

            Of(kind).Add(Stopwatch.GetElapsedTime(start));
            if (!answer.IsSuccessStatusCode)
                throw new BenchException($"{method} {path} answered {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
            return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
        }
    }
}
