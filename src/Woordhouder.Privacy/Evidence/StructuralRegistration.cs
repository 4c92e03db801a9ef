using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Evidences.Structural;

namespace Woordhouder.Privacy.Evidences;

internal static class StructuralRegistration
{
    public static IServiceCollection AddStructuralEvidence(this IServiceCollection services) => services
        .AddSingleton<IEvidence, ColumnsClassified>().AddSingleton<IEvidence, ReportComplete>().AddSingleton<IEvidence, PortabilityBasis>()
        .AddSingleton<IEvidence, SecretsHashed>().AddSingleton<IEvidence, RequestsFree>().AddSingleton<IEvidence, PurposesWithBasis>()
        .AddSingleton<IEvidence, CatalogueWithoutPeople>().AddSingleton<IEvidence, RecipientsClosed>().AddSingleton<IEvidence, HostsInTheEu>()
        .AddSingleton<IEvidence, RightsReachable>().AddSingleton<IEvidence, PagesNoThirdParty>().AddSingleton<IEvidence, CookiesListed>()
        .AddSingleton<IEvidence, LinksResolve>().AddSingleton<IEvidence, EnrolmentNeededFields>()
        .AddSingleton<IEvidence>(new AttestedEvidence("hosting.agreement",
            c => c.Statement.Recipients.GetValueOrDefault("hosting")?.AgreementUntil is not { } until || until < c.Today, "An_attestation_past_its_date_breaks_the_promise"))
        .AddSingleton<IEvidence>(new AttestedEvidence("officer.appointed", null, "An_attestation_past_its_date_breaks_the_promise"))
        .AddSingleton<IEvidence>(new TestedEvidence("answers.alike", "get_the_same_answer", "A_test_that_failed_or_was_skipped_proves_nothing"));
}
