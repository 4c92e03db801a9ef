using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Outbound;
using Woordhouder.Platform.Texts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Platform;

public static class PlatformModule
{
    /// <summary>What every module stands on. Call after the modules are added: the model and the texts are read from them.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton<LibraryDirectory>();
        services.AddSingleton<LibraryOpener>();
        services.AddSingleton<ProgramFactsReader>();
        services.AddSingleton<StatementVersions>();
        services.AddSingleton<LibraryScopes>();
        services.AddScoped<LibraryScope>();
        services.AddScoped(s => s.GetRequiredService<LibraryScope>().Library);
        services.AddScoped<Actor>();
        services.AddScoped(s => new Unit(s.GetRequiredService<LibraryScope>().Library, s.GetRequiredService<Actor>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped(typeof(For<>));
        services.AddScoped<Imports.ImportFile>();
        services.AddScoped<Things>().AddScoped<FailedWork>().AddScoped<Machine>().AddScoped<HandOut>().AddScoped<OutboundHttp>();
        services.AddSingleton(s => new TextBook(s.GetServices<ModuleInfo>().Select(m => m.Assembly).Append(typeof(PlatformModule).Assembly)));
        services.AddHttpContextAccessor();
        services.AddScoped<PageChrome>();

        services.AddSingleton<JobRunner>();
        services.AddPump<OutboxPump>();
        services.AddPump<MailPump>();
        services.AddScoped<Post>();
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddSingleton(Post.Relay);
        services.AddSingleton(new MailLane(MailLane.Service));
        services.AddSingleton(CookieInfo.Session).AddSingleton(CookieInfo.Form).AddSingleton(CookieInfo.Language);
        return services;
    }

    /// <summary>Pages: folder authorization, anti-forgery everywhere, keys per library.</summary>
    public static IServiceCollection AddPlatformPages(this IServiceCollection services)
    {
        services.Configure<RazorPagesOptions>(o => o.Conventions.Add(new FolderAuthorization()));
        PublicPageCache.AddTo(services);
        services.AddDataProtection();
        services.AddSingleton<IDataProtectionProvider, LibraryDataProtection>();
        return services;
    }
}
