using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Woordhouder.Exchanges;

namespace Woordhouder.Web.Commands;

/// <summary>The options of <c>serve</c> for self-service terminals (SIP2): nothing listens for them before somebody says where.</summary>
internal static class Terminals
{
    public static readonly Option<string[]> Ports = new("--sip2")
    {
        Description = "Port, or address:port, to listen on for self-service terminals; with several libraries one for each, in their order",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };
    public static readonly Option<string?> Certificate = new("--sip2-certificate") { Description = "PEM file with certificate and key: terminals connect over TLS" };

    /// <summary>Null: nobody asked for it.</summary>
    /// <param name="urls">Of the site: Kestrel takes them from one place only.</param>
    /// <exception cref="CommandException">Something in it is no address, or the certificate cannot be read.</exception>
    public static Action<IServiceCollection>? Of(ParseResult arguments, string urls)
    {
        var ports = arguments.GetValue(Ports)!;
        if (ports.Length == 0) return null;
        var certificate = arguments.GetValue(Certificate) is { } file ? Read(file) : null;
        var places = ports.Select(Place).ToList();
        var sites = urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse).ToList();
        if (sites.Exists(s => s.Scheme != "http")) throw new CommandException("--urls takes http:// addresses; a proxy before it ends TLS");
        return services => services.Configure<KestrelServerOptions>(kestrel =>
        {
            foreach (var site in sites) Listen(kestrel, site);
            foreach (var (n, place) in places.Index()) kestrel.ListenForTerminals(place, n, certificate);
        });
    }

    private static void Listen(KestrelServerOptions kestrel, BindingAddress site)
    {
        if (IPAddress.TryParse(site.Host.Trim('[', ']'), out var address)) kestrel.Listen(address, site.Port);
        else if (site.Host == "localhost") kestrel.ListenLocalhost(site.Port);
        else kestrel.ListenAnyIP(site.Port);
    }

    private static IPEndPoint Place(string text) => ushort.TryParse(text, out var port) ? new IPEndPoint(IPAddress.IPv6Any, port)
        : IPEndPoint.TryParse(text, out var place) && place.Port > 0 ? place : throw new CommandException($"'{text}' is no port and no address:port");

    private static X509Certificate2 Read(string file)
    {
        try { return X509Certificate2.CreateFromPemFile(file); }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException) { throw new CommandException($"'{file}' holds no certificate with its key"); }
    }
}
