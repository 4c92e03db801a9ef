using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Ledgers;
using Woordhouder.Privacy.Restores;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy;

public static class PrivacyModule
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddModule(typeof(PrivacyModule).Assembly, Parts.AccessReport, Parts.Portability, Parts.ErasureOnRequest, Parts.Restriction, Parts.Retention, Parts.Evidence);
        services.AddDailyJob<ConsentsWithoutPurpose>("consents", 2);
        services.AddDailyJob<Sweep>("sweep", 3);
        services.AddDailyJob<EvidenceRun>("evidence", 4);
        services.AddScoped<PersonRows>().AddScoped<ValueWords>().AddScoped<AccessReport>().AddScoped<Portability>().AddScoped<Erase>().AddScoped<IErasePerson>(s => s.GetRequiredService<Erase>()).AddScoped<ProtectionJournal>().AddScoped<ReviewHold>().AddScoped<LedgerCopy>().AddScoped<Replay>().AddScoped<ProtectAgain>().AddScoped<ReportDocument>();
        services.AddPump<JournalPump>();
        services.AddStructuralEvidence().AddLiveEvidence();
        services.AddPrivacyPages();
        services.AddDemoData<DemoAttestations>(15);
        return services;
    }
}
