using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Woordhouder.Access.Accounts;

internal static class IdentityServices
{
    /// <summary>PBKDF2-HMAC-SHA512; the framework's own default is 100,000 (standards/12-security.md).</summary>
    public const int Iterations = 210_000;

    /// <summary>ASP.NET Core Identity's user manager over our own store; its cookies, schemes and tables are not used.</summary>
    public static void AddIdentityOnOurTables(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Iterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IdentityErrorDescriber>();
        services.AddScoped<AccountStore>();
        services.AddScoped<IUserStore<Account>>(s => s.GetRequiredService<AccountStore>());
        services.AddScoped<UserManager<Account>>();
    }
}
