using Microsoft.Extensions.DependencyInjection;

namespace Woordhouder.Platform.Libraries;

/// <summary>Invented data for an empty library opened with --demo, made through the same use cases as everything else.</summary>
public interface IDemoData
{
    Task Fill(CancellationToken ct);
}

/// <summary>A line that ./run prints and /demo shows: an account to try.</summary>
public sealed record DemoAccount(string Role, string UserName, string Password, string Where);

/// <summary>Demo data as registered.</summary>
public sealed record DemoDataInfo(int Order, Func<IServiceProvider, IDemoData> Make);

public static class DemoRegistration
{
    /// <param name="order">Who comes first: staff 10, collection 20, patrons 30, loans 40.</param>
    public static IServiceCollection AddDemoData<TDemo>(this IServiceCollection services, int order) where TDemo : class, IDemoData
    {
        services.AddScoped<TDemo>();
        return services.AddSingleton(new DemoDataInfo(order, s => s.GetRequiredService<TDemo>()));
    }
}
