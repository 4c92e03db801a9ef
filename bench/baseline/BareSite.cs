using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Woordhouder.Bench.Baseline;

/// <summary>A site of ASP.NET Core that does nothing but say that it is there.</summary>
internal static class BareSite
{
    public static async Task<int> Run(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(address);
        app.MapGet("/health", () => "bare");
        await app.RunAsync();
        return 0;
    }
}
