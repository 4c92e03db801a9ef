using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Modules;

namespace Woordhouder.Access;

public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddModule(typeof(AccessModule).Assembly);
        return services;
    }
}
