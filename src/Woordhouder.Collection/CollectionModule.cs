using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection;

/// <summary>Titles and items, their import, and the catalogue that everyone can search.</summary>
public static class CollectionModule
{
    public static IServiceCollection AddCollection(this IServiceCollection services)
    {
        services.AddModule(typeof(CollectionModule).Assembly, Parts.Catalogue);
        services.AddScoped<ImportRecords>().AddScoped<TitleBatch>();
        services.AddScoped<FindTitles>().AddScoped<ShowTitle>();
        services.AddScoped<IItems, ItemsByBarcode>();
        services.AddHandler<ItemCheckedOut, ShowAsLent>();
        services.AddHandler<ItemCheckedIn, ShowAsPresent>();
        services.AddDemoData<DemoCollection>(20);
        services.AddSingleton(new MenuItem(Audiences.Open, 10, "/catalogus", "Zoeken", "Search"));
        return services;
    }
}
