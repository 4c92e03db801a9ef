using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Modules;

namespace Woordhouder.Patrons;

public static class PatronsModule
{
    public static IServiceCollection AddPatrons(this IServiceCollection services)
    {
        services.AddModule(typeof(PatronsModule).Assembly);
        return services;
    }
}
