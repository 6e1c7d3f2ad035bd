using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace StudyMate.Infrastructure;

/// <summary>A SignalR client as a browser is one: a WebSocket without negotiation that speaks the JSON protocol.</summary>
internal sealed class HubConnection : IAsyncDisposable
{
    private const byte End = 0x1e;
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Ping = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket;
    private readonly Channel<JsonElement> _answers = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<(string Target, JsonElement Argument)> _pushes = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly Task _reading;
    private int _calls;

    private HubConnection(ClientWebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <summary>Connects; a refused handshake throws <see cref="WebSocketException"/> with the status in its message.</summary>
    public static async Task<HubConnection> OpenAsync(Uri server, string path, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket.Options);
        using var limit = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(new Uri(new UriBuilder(server) { Scheme = "ws" }.Uri, path), limit.Token);
        var connection = new HubConnection(socket);
        await connection.SendAsync("""{"protocol":"json","version":1}""");
        var hello = await connection._answers.Reader.ReadAsync(limit.Token);
        Assert.False(hello.TryGetProperty("error", out var error), error.ToString());
        return connection;
    }

    /// <summary>Calls a method and returns its result; a refusal throws <see cref="InvalidOperationException"/> with the hub's message.</summary>
    public async Task<JsonElement> CallAsync(string target, params object[] arguments)
    {
        var id = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(JsonSerializer.Serialize(new { type = Invocation, invocationId = id, target, arguments }));
        using var limit = new CancellationTokenSource(Patience);
        var answer = await _answers.Reader.ReadAsync(limit.Token);
        Assert.Equal(id, answer.GetProperty("invocationId").GetString());
        if (answer.TryGetProperty("error", out var error))
            throw new InvalidOperationException(error.GetString());
        return answer.TryGetProperty("result", out var result) ? result : default;
    }

    /// <summary>The next push of a name; others before it are passed over.</summary>
    public async Task<JsonElement> NextAsync(string target)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var (name, argument) = await _pushes.Reader.ReadAsync(limit.Token);
            if (name == target)
                return argument;
        }
    }

    /// <summary>Pushes that have arrived and were not read.</summary>
    public int Waiting => _pushes.Reader.Count;

    /// <summary>Returns once the server has ended the connection.</summary>
    public Task EndAsync() => _reading.WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task SendAsync(string message) =>
        await _socket.SendAsync(new ReadOnlyMemory<byte>([.. Encoding.UTF8.GetBytes(message), End]), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var message = new MemoryStream();
        try
        {
            while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                foreach (var one in buffer.AsSpan(0, part.Count))
                {
                    if (one != End)
                    {
                        message.WriteByte(one);
                        continue;
                    }

                    Take(JsonDocument.Parse(message.ToArray()).RootElement);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Ended by either side without a goodbye: the same as with one.
        }
        finally
        {
            _answers.Writer.TryComplete();
            _pushes.Writer.TryComplete();
        }
    }

    private void Take(JsonElement message)
    {
        var type = message.TryGetProperty("type", out var given) ? given.GetInt32() : Completion;
        if (type == Invocation)
            _pushes.Writer.TryWrite((message.GetProperty("target").GetString()!, message.GetProperty("arguments")[0]));
        else if (type == Completion)
            _answers.Writer.TryWrite(message);
        else
            Assert.True(type is Ping or 7, $"An unknown message: {message}");
    }
}
