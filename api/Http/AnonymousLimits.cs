using System.Net;
using System.Net.Sockets;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Http;

/// <summary>
/// Of requests that nobody is signed in for, one address has a bounded number at a time: the rest is refused at once with 429, so that
/// whoever floods the doors for strangers keeps out nobody but strangers of the same address. A device that has signed somebody in before has its own.
/// </summary>
internal sealed class AnonymousLimits(RequestDelegate next, DeviceCookie devices, ConcurrencyLimits limits)
{
    /// <summary>Bits of an IPv6 address that tell one connection to the internet from another.</summary>
    private const int SiteBits = 64;

    public async Task InvokeAsync(HttpContext context)
    {
        if (Actor.Current is not null || context.Features.Get<RequestPlace>() is null)
        {
            await next(context);
            return;
        }

        var source = await devices.ReadAsync(context) is { } device ? $"device/{device.Id}" : SiteOf(context.Connection.RemoteIpAddress).ToString();
        using var lease = limits.Strangers.AttemptAcquire(source);
        if (lease.IsAcquired)
            await next(context);
        else
            await Problems.WriteAsync(context, CallerLimits.TooMany);
    }

    /// <summary>The address; of IPv6 the network, whose owner has all addresses in it.</summary>
    public static IPAddress SiteOf(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(SiteBits / 8).Clear();
        return new IPAddress(bytes);
    }
}
