using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.Demo;
using Woordhouder.Access.Http;
using Woordhouder.Access.Members;
using Woordhouder.Access.Pages.Office;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.People;
using Woordhouder.Access.Pins;
using Woordhouder.Access.SecondFactor;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Access;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access;

public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddModule(typeof(AccessModule).Assembly, Parts.SignIn, Parts.TrainingGate);
        services.AddIdentityOnOurTables();
        services.AddAuthentication(SessionHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((o, http) => o.Cookie = new FormCookie(http));
        services.Configure<MvcOptions>(o => o.Filters.Add<AutoValidateAntiforgeryTokenAttribute>());
        services.Configure<MvcOptions>(o => o.Filters.Add<ShowKeptForm>());
        services.AddRateLimits();
        Compression.AddTo(services);

        services.AddSingleton<TypedNames>().AddSingleton<EvenPace>();
        services.AddScoped<SecurityBook>().AddScoped<CodeBook>().AddScoped<SessionBook>().AddScoped<FormKeeper>().AddScoped<PasswordRules>().AddScoped<PasswordBook>();
        services.AddScoped<MemberDirectory>().AddScoped<Lockout>().AddScoped<Admission>().AddScoped<SignInWithPassword>().AddScoped<ChooseCard>();
        services.AddScoped<EnterCode>().AddScoped<SetUpSecondFactor>();
        services.AddScoped<ChoosePassword>().AddScoped<ChangePassword>().AddScoped<ForgottenPassword>();
        services.AddScoped<TerminalBook>().AddScoped<PinBook>().AddScoped<ChoosePin>().AddScoped<UnlockWithPin>().AddScoped<IDeskPlace, DeskPlaceOfSession>();
        services.AddScoped<ActForSomebody>().AddScoped<IMemberAccounts, MemberAccounts>();
        services.AddHandler<MembershipEnded, BlockAccount>();
        services.AddScoped<StaffRoster>().AddScoped<StaffLists>().AddScoped<FirstAdministrator>().AddScoped<InviteStaff>().AddScoped<ResetStaff>();
        services.AddScoped<EndService>().AddScoped<ChangeRoles>().AddScoped<EnterTraining>();

        services.AddSingleton(new MenuItem(Audiences.Open, 95, "/inloggen", "Inloggen", "Log in", ForVisitors: true));
        services.AddSingleton(new MenuItem(Audiences.My, 90, "/mijn/beveiliging", "Beveiliging", "Security"));
        services.AddSingleton(new MenuItem(Audiences.Admin, 10, "/beheer", "Beheer", "Administration"));
        services.AddSingleton(new MenuItem(Audiences.Admin, 20, "/beheer/medewerkers", "Medewerkers", "Staff"));
        services.AddSingleton(new MenuItem(Audiences.Admin, 30, "/beheer/sessies", "Sessies", "Sessions"));
        services.AddScoped<IOfficeWork, MailWork>();
        services.AddDemoData<DemoStaff>(10);
        foreach (var account in DemoStaff.Accounts) services.AddSingleton(account);
        return services;
    }

    /// <summary>Headers, limits, who it is, and the training gate. After routing, before the pages.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseStrictHeaders().UseRateLimiter().UseAuthentication().UseKeptForms().UseSignedOutGate().UseTrainingGate();

    /// <summary>For static files and whatever else answers before <see cref="UseAccess"/>.</summary>
    public static IApplicationBuilder UseAccessHeaders(this IApplicationBuilder app) => app.UseStrictHeaders().UseResponseCompression();

    /// <summary>For the command <c>setup</c>: makes the first administrator and returns the path of a one-time link that works for 24 hours.</summary>
    public static Task<Outcome<string>> SetUpFirstAdministrator(this OpenScope scope, string name, string email, CancellationToken ct = default) =>
        scope.Get<FirstAdministrator>().Do(new FirstAdministratorRequest(name, email), ct);
}
