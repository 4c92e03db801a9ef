using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Modules;

namespace Woordhouder.Privacy;

public static class PrivacyModule
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddModule(typeof(PrivacyModule).Assembly);
        return services;
    }
}
