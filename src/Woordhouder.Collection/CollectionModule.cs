using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Collection.Others;
using Woordhouder.Collection.Pages.Office;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Jobs;
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
        services.AddScoped<ImportRecords>().AddScoped<ReadRun>().AddScoped<OfferFile>().AddScoped<ShowImports>().AddScoped<AnswerQuestion>().AddScoped<RunTheImport>()
            .AddSlowPump<WatchedFolder>().AddSlowPump<ImportPump>().AddDailyJob<ForgetImports>("forget-imports", 3)
            .AddScoped<TitleBatch>().AddScoped<SameTitles>().AddScoped<TitleParts>().AddScoped<TitleItems>();
        services.AddScoped<SaveTitle>().AddScoped<FindTitles>().AddScoped<FacetCounter>().AddScoped<MeantWords>().AddScoped<TitleNumbers>().AddScoped<ShowTitle>();
        services.AddScoped<ExportCollection>();
        services.AddScoped<PublicTitles>().AddScoped<TitleWords>().AddScoped<TitleTerms>().AddScoped<TitlesByCql>().AddScoped<SruRecords>().AddScoped<SruServer>();
        services.AddScoped<EditTitle>().AddScoped<AddTitle>().AddScoped<RestoreTitle>().AddScoped<TitleHistory>().AddScoped<OfficeTitles>();
        services.AddScoped<ItemBarcodes>().AddScoped<AddItem>().AddScoped<ChangeItem>().AddScoped<WithdrawItem>();
        services.AddScoped<MakeQuickItem>().AddScoped<UnfinishedTitles>();
        services.AddScoped<PreviewBatch>().AddScoped<CarryOutBatch>().AddScoped<UndoBatch>();
        services.AddScoped<ShelfList>().AddScoped<WeedingList>().AddScoped<ChooseLabels>();
        services.AddScoped<SaveSelection>().AddScoped<AddToSelection>().AddScoped<ArrangeSelection>().AddScoped<Selections>();
        services.AddScoped<SruSource>().AddScoped<NewTitles>().AddScoped<HoldingsFeed>().AddScoped<IHomePart, NewArrivals>();
        services.AddScoped<IItems, ItemsByBarcode>().AddScoped<IItemsOnLoan, ItemsOnLoan>().AddScoped<ITitlesOfNumbers, TitlesOfNumbers>().AddScoped<IFileImport, ImportItems>();
        services.AddHandler<ItemCheckedOut, ShowAsLent>(quick: true);
        services.AddHandler<ItemCheckedIn, ShowAsPresent>(quick: true);
        services.AddHandler<ItemLost, ShowAsMissing>(quick: true);
        services.AddScoped<IMissingItems, MissingItems>().AddHandler<ItemFound, ShowAsFound>(quick: true).AddHandler<ItemDamaged, ShowInRepair>(quick: true);
        services.AddScoped<IInHouseUse, InHouseUses>().AddScoped<IShelves, Shelves>();
        services.AddDemoData<DemoCollection>(20);
        services.AddDemoData<DemoSelections>(21);
        services.AddSingleton(new MenuItem(Audiences.Open, 10, "/catalogus", "Zoeken", "Search"));
        services.AddScoped<IOfficeWork, CollectionWork>();
        services.AddSingleton(new MenuItem(Audiences.Office, 60, "/kantoor/collectie", "Collectie", "Collection"));
        return services;
    }
}
