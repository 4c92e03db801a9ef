using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
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
        services.AddScoped<IPatronStanding, Standing>().AddScoped<ISignInLookup, SignInLookup>();

        services.AddScoped<DraftEnrolment>().AddScoped<BeginEnrolment>().AddScoped<ConfirmEnrolment>().AddScoped<EnrolAtDesk>().AddScoped<NewPatron>().AddScoped<LikelyDuplicates>();
        services.AddScoped<PatronReader>().AddScoped<SearchPatrons>().AddScoped<OpenPatron>().AddScoped<ChangeContact>().AddScoped<CorrectDetails>();
        services.AddScoped<CardNumbers>().AddScoped<ReplaceCard>().AddScoped<ReportCardLost>();
        services.AddScoped<Subscriptions>().AddScoped<ChangeSubscription>().AddScoped<RenewSubscription>().AddScoped<WithdrawSubscription>();
        services.AddScoped<ChooseReadingHistory>().AddScoped<ChooseWelcomeMail>();
        services.AddScoped<LinkRepresentative>().AddScoped<ConfirmRepresentative>().AddScoped<EndRepresentation>();
        services.AddScoped<CancelMembership>().AddScoped<UndoCancellation>().AddScoped<RecordDeath>().AddScoped<EndOfMembership>().AddScoped<UnusedMemberships>().AddScoped<SixteenthBirthdays>();
        services.AddDailyJob<EndMemberships>("memberships", 1);
        return services;
    }
}
