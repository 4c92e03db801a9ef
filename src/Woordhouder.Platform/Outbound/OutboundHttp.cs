using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Outbound;

/// <summary>
/// The one way out over HTTP. It goes to a host that the statement lists, in the union, with a valid agreement (D31), over https, and nowhere else: no redirects, no
/// proxies, no cookies, no private addresses. A demo reaches nobody (D43). A path without a host is this library itself.
/// </summary>
public sealed class OutboundHttp(Library library, IServer server, TimeProvider clock)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(500);

#pragma warning disable RS0030 // the one place that opens HTTP connections
    private static readonly HttpClient Away = Client(https: true), Home = Client(https: false);

    private static HttpClient Client(bool https)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 64,
            // A host that moved is found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        if (https) handler.ConnectCallback = PublicAddress.ConnectAsync;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What the host answers, whole. Tried again, after a moment, when it does not answer or says that it cannot now.</summary>
    /// <param name="address">"https://…", or a path of this library ("/sru/catalogus").</param>
    /// <param name="mostBytes">A longer answer is refused.</param>
    public async Task<Outcome<byte[]>> Get(string address, int mostBytes, CancellationToken ct = default)
    {
        var (uri, home) = Place(address);
        if (uri is null) return new Refusal("outbound-not-listed");
        if (!home && library.IsDemo) return new Refusal("outbound-demo");
        for (var attempt = 1; ; attempt++)
        {
            var (body, again, refusal) = await Try(uri, home, mostBytes, ct);
            if (body is not null) return body;
            if (!again || attempt == Attempts) return refusal!;
            await Task.Delay(Pause * (attempt * attempt), clock, ct);
        }
    }

    private async Task<(byte[]? Body, bool Again, Refusal? Refusal)> Try(Uri uri, bool home, int mostBytes, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (home) request.Headers.Host = library.Settings.Hosts[0];
            request.Headers.UserAgent.ParseAdd("Woordhouder");
            using var answer = await (home ? Home : Away).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var status = (int)answer.StatusCode;
            if (status != 200) return (null, status >= 500 || status == 429, new Refusal("outbound-status", null, ("status", status)));
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            using var whole = new MemoryStream();
            var piece = new byte[16 * 1024];
            while (await stream.ReadAsync(piece, limit.Token) is > 0 and var count)
            {
                if (whole.Length + count > mostBytes) return (null, false, new Refusal("outbound-too-large"));
                whole.Write(piece, 0, count);
            }
            return (whole.ToArray(), false, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return (null, true, new Refusal("outbound-no-answer"));
        }
    }

#pragma warning restore RS0030

    /// <summary>Where the address is; null where the program may not go.</summary>
    private (Uri? Uri, bool Home) Place(string address)
    {
        if (address.StartsWith('/')) return (Own(address), true);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && IsListed(uri.Host) ? (uri, false) : (null, false);
    }

    private bool IsListed(string host)
    {
        var (word, today) = (library.Word, library.Today(clock));
        return word.Statement.Recipients.Values.Any(r => word.Running.RecipientRuns(r.Id) && r.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase) && EuropeanUnion.Has(r.Country)
            && (r.Situation != "supplier" || r.AgreementUntil >= today));
    }

    /// <summary>The address on which this process listens itself; null while it does not serve.</summary>
    private Uri? Own(string path)
    {
        var listens = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse).FirstOrDefault(a => a.Scheme == Uri.UriSchemeHttp && !a.IsUnixPipe);
        if (listens is null) return null;
        var host = IPAddress.TryParse(listens.Host, out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any) ? ip : IPAddress.Loopback;
        return Uri.TryCreate($"http://{new IPEndPoint(host, listens.Port)}{path}", UriKind.Absolute, out var uri) ? uri : null;
    }
}
