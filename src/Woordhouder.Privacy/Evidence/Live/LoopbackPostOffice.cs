using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A letter box on this machine, open for one letter: what the mail transport hands over is read from the wire. It speaks as much SMTP as one letter needs and
/// lets nothing out.
/// </summary>
internal sealed class LoopbackPostOffice : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public LoopbackPostOffice() => listener.Start();

    public static string Host => IPAddress.Loopback.ToString();
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Takes one letter and gives its text, decoded.</summary>
    public async Task<string> Receive(CancellationToken ct)
    {
        using var client = await listener.AcceptTcpClientAsync(ct);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new ASCIIEncoding()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync(ct) is { } command)
        {
            if (command.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) break;
            if (!command.StartsWith("DATA", StringComparison.OrdinalIgnoreCase)) { await writer.WriteLineAsync("250 ok"); continue; }
            await writer.WriteLineAsync("354 go on");
            var lines = new List<string>();
            while (await reader.ReadLineAsync(ct) is { } line && line != ".") lines.Add(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
            await writer.WriteLineAsync("250 ok");
            return Text(lines);
        }
        return "";
    }

    /// <summary>The body of a letter of one part, as .NET writes it: plain, quoted-printable or base64, in UTF-8.</summary>
    internal static string Text(IReadOnlyList<string> lines)
    {
        var blank = lines.TakeWhile(l => l.Length > 0).Count();
        var encoding = lines.Take(blank).FirstOrDefault(l => l.StartsWith("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1].Trim().ToLowerInvariant();
        var body = lines.Skip(blank + 1);
        return encoding switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body))),
            "quoted-printable" => Encoding.UTF8.GetString([.. Quoted(string.Join('\n', body))]),
            _ => string.Join('\n', body),
        };
    }

    private static IEnumerable<byte> Quoted(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') yield return (byte)text[i];
            else if (i + 1 < text.Length && text[i + 1] == '\n') i++;
            else if (i + 2 < text.Length) { yield return Convert.ToByte(text.Substring(i + 1, 2), 16); i += 2; }
        }
    }

    public void Dispose() => listener.Dispose();
}
