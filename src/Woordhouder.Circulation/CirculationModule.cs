using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation.Pages.My;
using Woordhouder.Circulation.Pages.Office;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>Checking out, checking in, renewing, and what is remembered of it.</summary>
public static class CirculationModule
{
    public static IServiceCollection AddCirculation(this IServiceCollection services)
    {
        services.AddModule(typeof(CirculationModule).Assembly, Parts.Lending, Parts.ReadingHistory, Parts.Holds, Parts.Overdue);
        services.AddScoped<CheckOut>().AddScoped<CheckIn>().AddScoped<Renew>().AddScoped<MyLoans>();
        services.AddScoped<UndoCheckOut>().AddScoped<UndoCheckIn>().AddScoped<RenewAtDesk>().AddScoped<MailReceipt>();
        services.AddScoped<BeginTrolley>().AddScoped<ScanTrolley>().AddScoped<UndoTrolley>().AddScoped<ShowTrolley>();
        services.AddScoped<HoldQueue>().AddScoped<HeldItem>().AddScoped<Routing>().AddScoped<PlaceHold>().AddScoped<CancelHold>().AddScoped<SuspendHold>().AddScoped<ChangePickUp>().AddScoped<MyHolds>();
        services.AddScoped<ShowShelf>().AddScoped<ShowCrates>().AddScoped<HoldSlips>().AddSingleton<HoldsUnreached>().AddPump<HoldNotices>().AddHandler<HoldTakenAway, TellHoldTakenAway>().AddDailyJob<EndHolds>("holds", 2).AddHandler<MembershipEnded, HoldsEndWithMembership>();
        services.AddScoped<ITitlePart, ReservePart>().AddScoped<IMyOverviewCard, ReadyCard>().AddScoped<IMyOverviewCard, WaitingCard>().AddScoped<IDeskTodayPart, ShelfToday>();
        services.AddDailyJob<TellBorrowers>("overdue", 2).AddScoped<TellGroup>().AddPump<SettleReturns>().AddScoped<NoticesSent>().AddScoped<LateLoans>().AddScoped<ChargesOfAll>().AddScoped<IOfficeWork, LateWork>();
        services.AddScoped<Charging>().AddScoped<PatronCharges>().AddScoped<ICharges>(s => s.GetRequiredService<PatronCharges>()).AddScoped<DeskCosts>().AddScoped<IMayNotEndYet, OpenChargesHoldMembership>().AddScoped<IMyOverviewCard, OwedCard>();
        services.AddScoped<DeclareLost>().AddScoped<ClaimReturned>().AddScoped<ChargeDamage>().AddScoped<WaiveCharge>().AddScoped<RefundCharge>();
        services.AddScoped<InstitutionLoans>().AddScoped<IInstitutionLoans>(s => s.GetRequiredService<InstitutionLoans>()).AddScoped<LendToInstitution>().AddScoped<RenewForInstitution>().AddScoped<LostByInstitution>().AddHandler<GuestGone, PostingsOfGuests>().AddDailyJob<TellInstitutions>("institutions", 2).AddScoped<TellInstitution>();
        services.AddScoped<HoldsInVain>().AddScoped<IOfficeWork, HoldsWork>();
        services.AddScoped<OverridesShown>().AddScoped<PayWhileRestricted>();
        services.AddHandler<ItemTakenOut, FreeTakenOut>().AddHandler<ItemTurnedUp, RefundTurnedUp>();
        services.AddScoped<NotOnShelf>().AddScoped<UseInHouse>().AddScoped<EnterLater>().AddScoped<LendLater>().AddScoped<ReturnLater>();
        services.AddScoped<BeginInventory>().AddScoped<ScanInventory>().AddScoped<ShowInventory>().AddScoped<NotScanned>().AddScoped<MarkNotScanned>();
        services.AddScoped<DeskNumbers>().AddScoped<IDeskTodayPart, DeskNumbers>();
        services.AddScoped<ISelfService, SelfService>().AddScoped<SelfRenewal>().AddScoped<SelfPayment>().AddScoped<SelfHolds>();
        services.AddScoped<ShowHistory>().AddScoped<ForgetTitle>();
        services.AddSingleton<OpeningCache>().AddScoped<OpeningDays>().AddScoped<DueDates>().AddPump<DueDateMover>().AddScoped<DueReasons>().AddScoped<IBranchHours, BranchHours>();
        services.AddScoped<IHomePart, OpenNow>().AddScoped<IHomePart, DaysAhead>();
        services.AddScoped<CloseDays>().AddScoped<OpenAgain>().AddScoped<ExtendForAll>().AddScoped<UndoExtension>();
        services.AddScoped<ServiceMessages>().AddScoped<IHomePart>(s => s.GetRequiredService<ServiceMessages>()).AddScoped<PlaceServiceMessage>().AddScoped<TakeMessageAway>();
        services.AddScoped<IMyOverviewCard, LateCard>().AddScoped<IMyOverviewCard, LoansCard>().AddScoped<ChildrensLoans>().AddScoped<IMyOverviewCard, ChildrenLateCard>();
        services.AddScoped<IMayNotEndYet, OpenLoansHoldMembership>().AddScoped<IUseOfLibrary, BorrowersUse>();
        services.AddHandler<ReadingHistoryChosen, FollowChoice>();
        services.AddScoped<MakeCalendarLink>().AddScoped<ChooseCalendarTitles>().AddScoped<RemoveCalendarLink>().AddScoped<CalendarFeed>();
        services.AddHandler<MembershipEnded, CalendarEndsWithMembership>();
        services.AddScoped<ImportedUse>().AddScoped<IFileImport, ImportLoans>().AddScoped<IFileImport, ImportHolds>();
        services.AddDemoData<DemoLoans>(40).AddDemoData<DemoOpening>(41).AddDemoData<DemoHolds>(42).AddDemoData<DemoOverdue>(43).AddDemoData<DemoOthers>(44);
        services.AddSingleton(new MenuItem(Audiences.Open, 20, "/vestigingen", "Vestigingen", "Branches"));
        services.AddSingleton(new MenuItem(Audiences.Desk, 10, "/balie/uitlenen", "Uitlenen", "Check out", "u", Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Desk, 20, "/balie/innemen", "Innemen", "Check in", "i", Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Desk, 40, "/balie/plank", "Plank", "Shelf", "p", Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.My, 25, "/mijn/reserveringen", "Reserveringen", "Holds", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.My, 27, "/mijn/kosten", "Kosten", "Charges", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.My, 20, "/mijn/leningen", "Leningen", "Loans", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.My, 30, "/mijn/leesgeschiedenis", "Wat ik las", "What I read", Purpose: ReadingHistory.Id));
        services.AddSingleton(new MenuItem(Audiences.Office, 40, "/kantoor/verlengen", "Verlengen", "Extend", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Office, 42, "/kantoor/te-laat", "Te laat", "Overdue", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Office, 44, "/kantoor/kosten", "Kosten", "Charges", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Office, 45, "/kantoor/toch-uitgeleend", "Toch uitgeleend", "Lent all the same", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Office, 46, "/kantoor/dag", "Cijfers van de dag", "The day in numbers", Purpose: Lending.Id));
        services.AddSingleton(new MenuItem(Audiences.Office, 80, "/kantoor/meldingen", "Meldingen", "Messages"));
        services.AddSingleton(new MenuItem(Audiences.Admin, 40, "/beheer/vestigingen", "Open dagen", "Open days"));
        services.AddSingleton(new MenuItem(Audiences.Admin, 50, "/beheer/leenregels", "Leenregels", "Loan rules", Purpose: Lending.Id));
        return services;
    }
}
