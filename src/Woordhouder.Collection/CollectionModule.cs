using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Modules;

namespace Woordhouder.Collection;

public static class CollectionModule
{
    public static IServiceCollection AddCollection(this IServiceCollection services)
    {
        services.AddModule(typeof(CollectionModule).Assembly);
        return services;
    }
}
