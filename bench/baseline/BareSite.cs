using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Woordhouder.Bench.Baseline;

/// <summary>A site of ASP.NET Core that does nothing but say that it is there.</summary>
internal static class BareSite
{
    public static async Task<int> Run(string address, int pageSize = 0)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(address);
        app.MapGet("/health", () => "bare");
        var page = new string('x', pageSize);
        app.MapGet("/page", () => page);
        // Other sizes than the one it was started with, made once.
        var pages = new System.Collections.Concurrent.ConcurrentDictionary<int, string>();
        app.MapGet("/page/{bytes:int}", (int bytes) => pages.GetOrAdd(bytes, n => new string('x', n)));
        await app.RunAsync();
        return 0;
    }
}
