using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>A terminal, written from the standard alone: it shares nothing with the server, not even the sum of its checksums.</summary>
internal sealed class SipClient(Stream stream, TcpClient socket) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private int sequence = -1;

    public static async Task<SipClient> Connect(int port, bool tls = false)
    {
        var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        Stream stream = socket.GetStream();
        if (!tls) return new SipClient(stream, socket);
        var secured = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate?.Subject == "CN=terminal.test");
        await secured.AuthenticateAsClientAsync("terminal.test");
        return new SipClient(secured, socket);
    }

    /// <summary>Sends a request with error detection and gives the answer without it, after looking at its sequence number and checksum.</summary>
    /// <param name="again">The same bytes as the last time: the terminal did not hear the answer.</param>
    public async Task<string> Say(string message, bool again = false)
    {
        if (!again) sequence = (sequence + 1) % 10;
        await Send(Trailed($"{message}AY{sequence}AZ"));
        var answer = await Hear() ?? throw new EndOfStreamException("the server closed the connection");
        Assert.True(answer.Length > 9 && answer[^9..^7] == "AY" && answer[^6..^4] == "AZ", answer);
        Assert.Equal(sequence, answer[^7] - '0');
        Assert.Equal(Sum(answer[..^4]), answer[^4..]);
        return answer[..^9];
    }

    public Task Send(string line) => SendBytes(Encoding.UTF8.GetBytes(line + "\r"));

    public async Task SendBytes(byte[] bytes)
    {
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    /// <summary>A line as it came; null: the server closed the connection.</summary>
    public async Task<string?> Hear() => await HearBytes() is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The same in the character set that it came in.</summary>
    public async Task<byte[]?> HearBytes()
    {
        using var tired = new CancellationTokenSource(Patience);
        var bytes = new List<byte>();
        var one = new byte[1];
        try
        {
            while (await stream.ReadAsync(one, tired.Token) == 1)
            {
                if (one[0] == '\r') return [.. bytes];
                bytes.Add(one[0]);
            }
        }
        catch (IOException) { /* cut off */ }
        return null;
    }

    public static string Trailed(string untilAZ) => untilAZ + Sum(untilAZ);

    private static string Sum(string text)
    {
        uint total = 0;
        foreach (var b in Encoding.UTF8.GetBytes(text)) total += b;
        return unchecked((ushort)-(int)total).ToString("X4", CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
    }
}
