using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation.Pages.My;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>Checking out, checking in, renewing, and what is remembered of it.</summary>
public static class CirculationModule
{
    public static IServiceCollection AddCirculation(this IServiceCollection services)
    {
        services.AddModule(typeof(CirculationModule).Assembly, Parts.Lending, Parts.ReadingHistory);
        services.AddScoped<CheckOut>().AddScoped<CheckIn>().AddScoped<Renew>().AddScoped<MyLoans>();
        services.AddScoped<UndoCheckOut>().AddScoped<UndoCheckIn>();
        services.AddScoped<ShowHistory>();
        services.AddScoped<IMyOverviewCard, LateCard>().AddScoped<IMyOverviewCard, LoansCard>();
        services.AddScoped<IMayNotEndYet, OpenLoansHoldMembership>().AddScoped<IUseOfLibrary, BorrowersUse>();
        services.AddHandler<ReadingHistoryChosen, FollowChoice>();
        services.AddDemoData<DemoLoans>(40);
        services.AddSingleton(new MenuItem(Audiences.Desk, 10, "/balie/uitlenen", "Uitlenen", "Check out", "u", Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Desk, 20, "/balie/innemen", "Innemen", "Check in", "i", Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.My, 20, "/mijn/leningen", "Leningen", "Loans", Purpose: Lending.Id));
        return services;
    }
}
