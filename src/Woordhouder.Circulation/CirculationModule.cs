using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Modules;

namespace Woordhouder.Circulation;

public static class CirculationModule
{
    public static IServiceCollection AddCirculation(this IServiceCollection services)
    {
        services.AddModule(typeof(CirculationModule).Assembly);
        return services;
    }
}
