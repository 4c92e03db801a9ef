using System.Net;
using System.Net.Sockets;

namespace Woordhouder.Platform.Outbound;

/// <summary>Connects to addresses of the public internet only: a name that leads into the library's own network gives no way in (D31).</summary>
internal static class PublicAddress
{
    /// <exception cref="HttpRequestException">The name leads to no public address.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        // One private address among public ones is a trick too.
        if (addresses.Length == 0 || !addresses.All(Is)) throw new HttpRequestException("the name leads to no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            // 2000::/3 is all that is given out; 2002::/16 and 2001::/32 carry an IPv4 address inside.
            return address.GetAddressBytes() is var six && (six[0] & 0xE0) == 0x20 && !(six[0] == 0x20 && six[1] == 0x02) && !(six is [0x20, 0x01, 0, 0, ..]);
        return address.GetAddressBytes() switch
        {
            [0 or 10 or 127, ..] or [>= 224, ..] => false,
            [100, >= 64 and <= 127, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [192, 0, 0 or 2, _] => false,
            [198, 18 or 19, ..] or [198, 51, 100, _] or [203, 0, 113, _] => false,
            _ => true,
        };
    }
}
