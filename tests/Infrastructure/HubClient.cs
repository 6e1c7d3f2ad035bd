using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace StudyMate.Infrastructure;

/// <summary>A client of a hub as a browser is one: a WebSocket without negotiation.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private static readonly string[] Targets = ["figuresChanged", "watchEnded"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<(string Target, JsonElement Argument)> _pushes = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HubConnection _hub;

    private HubClient(HubConnection hub)
    {
        _hub = hub;
        foreach (var target in Targets)
            hub.On<JsonElement>(target, argument => _pushes.Writer.TryWrite((target, argument)));
        hub.Closed += _ => Task.FromResult(_ended.TrySetResult());
    }

    /// <summary>Connects; a refused handshake throws <see cref="WebSocketException"/> with the status in its message.</summary>
    public static async Task<HubClient> OpenAsync(Uri server, string path, Action<ClientWebSocketOptions>? configure = null)
    {
        var client = new HubClient(new HubConnectionBuilder().WithUrl(new Uri(server, path), options =>
        {
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
            options.WebSocketConfiguration = configure;
        }).Build());
        await client._hub.StartAsync().WaitAsync(Patience);
        return client;
    }

    /// <summary>Calls a method and returns its result, none for a method without; a refusal throws <see cref="Microsoft.AspNetCore.SignalR.HubException"/>.</summary>
    public async Task<JsonElement> CallAsync(string target, params object[] arguments) =>
        await _hub.InvokeCoreAsync<JsonElement?>(target, arguments).WaitAsync(Patience) ?? default;

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
    public Task EndAsync() => _ended.Task.WaitAsync(Patience);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
