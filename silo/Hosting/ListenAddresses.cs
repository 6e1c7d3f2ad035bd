using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace StudyMate.Hosting;

/// <summary>Addresses that the server would fail on later, and in words that name no setting.</summary>
internal sealed class ListenAddresses(IServer server, IConfiguration configuration, IHostEnvironment environment) : IStartCheck
{
    public Task CheckAsync()
    {
        var given = configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in given ?? [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []])
            Check(url);
        return Task.CompletedTask;
    }

    private void Check(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException fault)
        {
            throw new StartRefusedException($"'{url}' is no address to listen on, such as http://127.0.0.1:8080 (Urls, --urls).", fault);
        }

        // In Development the machine may have a certificate of its own.
        var certified = configuration.GetSection("Kestrel:Certificates:Default").Exists() || environment.IsDevelopment();
        if (string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) && !certified)
        {
            throw new StartRefusedException(
                $"'{url}' (Urls, --urls) needs a certificate: name it in Kestrel:Certificates:Default:Path and :KeyPath, or listen on http behind a proxy that has one.");
        }

        TryListening(url, address);
    }

    /// <summary>The server listens last, when the grains are there already: what cannot be had is said before any of that begins.</summary>
    private static void TryListening(string url, BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
            return;
        var ip = address.Host is "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host, out var given) ? given : IPAddress.IPv6Any;
        try
        {
            using var listener = new TcpListener(ip, address.Port);
            listener.Start();
        }
        catch (SocketException fault)
        {
            throw new StartRefusedException($"Failed to bind to address {url}: {fault.Message}. Choose another with --urls.", fault);
        }
    }
}
