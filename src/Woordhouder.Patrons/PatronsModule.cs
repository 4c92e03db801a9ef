using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Patrons.Pages.Desk;
using Woordhouder.Patrons.Pages.My;
using Woordhouder.Patrons.Pages.Office;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <summary>People, cards, representatives, subscriptions, enrolment and the end of membership.</summary>
public static class PatronsModule
{
    public static IServiceCollection AddPatrons(this IServiceCollection services)
    {
        services.AddModule(typeof(PatronsModule).Assembly, Parts.Enrolment, Parts.Subscriptions, Parts.Membership, Parts.Preferences);
        services.AddScoped<IPatronStanding, Standing>().AddScoped<ISignInLookup, SignInLookup>().AddScoped<IPatronMarks, PatronMarks>();

        services.AddScoped<DraftEnrolment>().AddScoped<BeginEnrolment>().AddScoped<ConfirmEnrolment>().AddScoped<EnrolAtDesk>().AddScoped<NewPatron>().AddScoped<LikelyDuplicates>();
        services.AddScoped<PatronReader>().AddScoped<SearchPatrons>().AddScoped<OpenPatron>().AddScoped<ChangeContact>().AddScoped<CorrectDetails>();
        services.AddScoped<WriteNote>().AddScoped<TakeNoteAway>().AddScoped<IPatronNotes, ShowNotes>();
        services.AddScoped<EnrolGuest>().AddScoped<ShowGuests>().AddDailyJob<LetGuestsGo>("guests", 1);
        services.AddScoped<IInstitutions, InstitutionBook>().AddScoped<ShowInstitutions>().AddScoped<SaveInstitution>().AddScoped<SetContact>().AddScoped<EndInstitution>().AddScoped<EraseContact>();
        services.AddSingleton(new MenuItem(Audiences.Office, 60, "/kantoor/instellingen", "Scholen en groepen", "Schools and groups", Purpose: Contracts.Institutions.Id));
        services.AddScoped<CardNumbers>().AddScoped<ReplaceCard>().AddScoped<ReportCardLost>();
        services.AddScoped<Subscriptions>().AddScoped<ChangeSubscription>().AddScoped<RenewSubscription>().AddScoped<WithdrawSubscription>();
        services.AddScoped<ChooseReadingHistory>().AddScoped<ChooseWelcomeMail>().AddScoped<ChooseReminders>();
        services.AddScoped<LinkRepresentative>().AddScoped<ConfirmRepresentative>().AddScoped<EndRepresentation>();
        services.AddScoped<CancelMembership>().AddScoped<UndoCancellation>().AddScoped<RecordDeath>().AddScoped<EndOfMembership>().AddScoped<IEndMembership, EndNow>().AddScoped<UnusedMemberships>().AddScoped<SixteenthBirthdays>();
        services.AddDailyJob<EndMemberships>("memberships", 1);
        services.AddHandler<ConsentWithdrawnAgain, ForgetAgain>();
        services.AddHandler<StatementApproved, AnnounceStatement>().AddHandler<StatementNoticeDue, SendStatementNotice>().AddScoped<IStatementNotices, AnnounceStatement>();
        services.AddScoped<IEndWithPurpose, ReadingHistoryEnds>();

        services.AddScoped<ILateBorrowers, LateBorrowers>().AddScoped<IBorrowers, Borrowers>().AddScoped<PatronsOfFile>().AddScoped<IFileImport, ImportPatrons>();

        services.AddScoped<OpenTicket>().AddScoped<IDeskTodayPart, MembersToday>();
        services.AddScoped<IMyOverviewCard, SubscriptionCard>().AddScoped<IMyOverviewCard, ReadingHistoryCard>();
        services.AddSingleton(new MenuItem(Audiences.Open, 90, "/lid-worden", "Lid worden", "Become a member", ForVisitors: true));
        services.AddSingleton(new MenuItem(Audiences.My, 10, "/mijn", "Overzicht", "Overview"));
        services.AddSingleton(new MenuItem(Audiences.My, 50, "/mijn/pas", "Pas", "Card"));
        services.AddSingleton(new MenuItem(Audiences.My, 85, "/mijn/gezin", "Gezin", "Family"));
        services.AddSingleton(new MenuItem(Audiences.My, 60, "/mijn/abonnement", "Abonnement", "Subscription"));
        services.AddSingleton(new MenuItem(Audiences.My, 70, "/mijn/gegevens", "Mijn gegevens", "My data"));
        services.AddSingleton(new MenuItem(Audiences.My, 80, "/mijn/keuzes", "Keuzes", "Choices"));
        services.AddSingleton(new MenuItem(Audiences.Desk, 30, "/balie/leden", "Lid zoeken", "Find a member", "z"));
        services.AddSingleton(new MenuItem(Audiences.Desk, 40, "/balie/inschrijven", "Inschrijven", "Enrol", "n"));

        services.AddScoped<HandOutMembers>().AddScoped<IListPurpose, ListPurpose<Membership>>().AddScoped<IListPurpose, ListPurpose<ServiceMail>>();
        services.AddScoped<OfficePatrons>().AddScoped<SubscriptionFigures>().AddScoped<IOfficeWork, MembershipWork>();
        services.AddSingleton(new MenuItem(Audiences.Office, 50, "/kantoor", "Kantoor", "Office"));

        services.AddDemoData<DemoPatrons>(30);
        services.AddSingleton(new DemoAccount("lid / member", DemoPatrons.Card(1), DemoPatrons.Password, "/mijn"));
        services.AddSingleton(new DemoAccount("kind / child", DemoPatrons.Card(2), DemoPatrons.Password, "/mijn"));
        return services;
    }
}
