using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.FileProviders;
using Woordhouder.Access;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Exchanges;
using Woordhouder.Patrons;
using Woordhouder.Platform;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy;

namespace Woordhouder.Web.Hosting;

/// <summary>The whole program, put together once: for serving, for commands, for tests and for the bench.</summary>
internal static class Composition
{
    public static WebApplication Build(LibraryClock clock, string[]? urls = null, Action<IServiceCollection>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
            EnvironmentName = Environments.Production,
            // No file is watched: the kernel gives out few watchers, and many libraries or tests on one machine would use them up.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        // Nor by the addresses of stylesheets, which carry the hash of their file.
        builder.Environment.WebRootFileProvider = new UnwatchedFiles(builder.Environment.WebRootFileProvider);
        // Nothing is read from environment or files by itself: options and settings.yaml say everything.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders().AddSimpleConsole(o => { o.SingleLine = true; o.TimestampFormat = "HH:mm:ss "; });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Woordhouder", LogLevel.Information);
        // EF's logs could show parameters; the framework's show paths. Neither may hold a person's data.
        builder.Logging.AddFilter("Microsoft", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(o => { o.AddServerHeader = false; o.Limits.MaxRequestBodySize = 64 * 1024 * 1024; });
        if (urls is not null) builder.WebHost.UseUrls(urls);

        var services = builder.Services;
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddAccess().AddPatrons().AddCollection().AddCirculation().AddExchanges().AddPrivacy().AddPlatform();
        // Letters with accents stand in a page as they are, not as codes: every page is UTF-8.
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(o => o.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        var pages = services.AddRazorPages();
        pages.ConfigureApplicationPartManager(parts =>
        {
            // Discovered parts depend on which program is the host; tests and bench must see the same pages.
            parts.ApplicationParts.Clear();
            foreach (var assembly in services.Where(s => s.ServiceType == typeof(ModuleInfo)).Select(s => ((ModuleInfo)s.ImplementationInstance!).Assembly).Append(typeof(Composition).Assembly))
                foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)) parts.ApplicationParts.Add(part);
        });
        services.AddPlatformPages();
        services.AddHostedService<Caretaker>();
        services.AddSingleton<Pages.Open.BuildResults>();
        services.AddSingleton(_ => new Guide(Path.Combine(AppContext.BaseDirectory, "handleiding")));
        also?.Invoke(services);

        var app = builder.Build();
        app.UseExceptionHandler("/fout");
        app.UseAccessHeaders();
        app.MapHealth();
        app.UseStaticFiles(Kept());
        app.UseStaticFiles(Kept(app.Services.GetRequiredService<Guide>().Pictures, "/hulp/beelden"));
        app.UseLibrary();
        app.UsePublicPageCache();
        app.UseStatusCodePagesWithReExecute("/fout/{0}");
        app.UseRouting();
        app.UseAccess();
        app.MapRazorPages();
        return app;
    }

    /// <param name="folder">Null: wwwroot.</param>
    private static StaticFileOptions Kept(string? folder = null, string address = "") => new()
    {
        FileProvider = folder is null ? null : new PhysicalFileProvider(folder),
        RequestPath = address,
        OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "public, max-age=3600",
    };
}
