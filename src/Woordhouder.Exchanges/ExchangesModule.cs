using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Web;

namespace Woordhouder.Exchanges;

/// <summary>Protocols and partners: self-service terminals over SIP2.</summary>
public static class ExchangesModule
{
    public static IServiceCollection AddExchanges(this IServiceCollection services)
    {
        services.AddModule(typeof(ExchangesModule).Assembly, Parts.SelfService);
        services.AddSingleton(SipLimits.Usual).AddSingleton<Doorkeeper>().AddSingleton<SipServer>().AddSingleton<IPasswordHasher<Terminal>, PasswordHasher<Terminal>>();
        services.AddScoped<WhoIsThere>().AddScoped<Wording>().AddScoped<Turns>().AddScoped<Labels>();
        services.AddScoped<SessionMessages>().AddScoped<PatronMessages>().AddScoped<FeeMessages>().AddScoped<LoanMessages>().AddScoped<ItemMessages>().AddScoped<HoldMessages>();
        services.AddScoped<Terminals>().AddScoped<SaveTerminal>().AddScoped<MakeKey>();
        services.AddSingleton(new MenuItem(Audiences.Admin, 60, "/beheer/terminals", "Terminals", "Terminals", Purpose: Lending.Id));
        services.AddScoped<IOfficeWork, LentAgainstTheRules>();
        services.AddDemoData<DemoTerminal>(50);
        return services;
    }

    /// <summary>Listens for the self-service terminals (SIP2) of one library of this process.</summary>
    /// <param name="library">Its place among them.</param>
    /// <param name="certificate">Null: in clear, for a tunnel or a network of its own.</param>
    public static void ListenForTerminals(this KestrelServerOptions kestrel, IPEndPoint at, int library, X509Certificate2? certificate) => kestrel.Listen(at, listen =>
    {
        if (certificate is not null) listen.UseHttps(certificate);
        listen.Run(connection => listen.ApplicationServices.GetRequiredService<SipServer>().Serve(connection, library));
    });
}
