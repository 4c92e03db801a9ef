using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Pages;
using Woordhouder.Privacy.Pages.Officer;
using Woordhouder.Privacy.Rights;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy;

/// <summary>What the pages of Privacy stand on, and their places in the menus.</summary>
internal static class PrivacyPages
{
    public static IServiceCollection AddPrivacyPages(this IServiceCollection services)
    {
        services.AddSingleton<CategoryBook>().AddSingleton<StatementTexts>();
        services.AddScoped<StatementHistory>().AddScoped<ApproveVersion>();
        services.AddScoped<RestrictEffects>().AddScoped<Restrict>().AddScoped<GiveNoticeOfLifting>().AddScoped<LiftRestriction>();
        services.AddScoped<EvidenceDays>().AddScoped<RetentionForecast>().AddScoped<ProcessingRegister>().AddScoped<Attestations>().AddScoped<Attest>();
        services.AddSingleton(new MenuItem(Audiences.Open, 90, "/privacy", "Privacy", "Privacy"));
        services.AddSingleton(new MenuItem(Audiences.My, 70, "/mijn/rechten", "Mijn rechten", "My rights"));
        services.AddSingleton(new MenuItem(Audiences.Officer, 10, "/functionaris", "Vandaag", "Today"));
        services.AddSingleton(new MenuItem(Audiences.Officer, 20, "/functionaris/bewaren", "Bewaren", "Retention"));
        services.AddSingleton(new MenuItem(Audiences.Officer, 30, "/functionaris/beloftes", "Beloftes", "Promises"));
        services.AddSingleton(new MenuItem(Audiences.Officer, 40, "/functionaris/verklaring", "Verklaring", "Statement"));
        services.AddSingleton(new MenuItem(Audiences.Officer, 50, "/functionaris/verwerkingen", "Verwerkingen", "Processing"));
        services.AddSingleton(new MenuItem(Audiences.Officer, 60, "/functionaris/bewijsstukken", "Bewijsstukken", "Attestations"));
        services.AddSingleton(new MenuItem(Audiences.Officer, 70, "/functionaris/verstrekkingen", "Verstrekkingen", "Disclosures"));
        return services;
    }
}
